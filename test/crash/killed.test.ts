import { beforeAll, describe, expect, test } from 'vitest';
import { env } from '../../lib/base/env/env';
import { onBothDatabases } from '../databases/test-databases';
import { type KillPoint, killPoints, killSenders } from './kill-senders';

/**
 * Kills at random times; a tenth as many at each stage. `KILLS=200 npx vitest run killed` takes an hour. By default only a few: the embedded
 * database takes seconds to open after each.
 */
const kills = Number(process.env.KILLS ?? 0);
const atStages = Math.ceil(kills / 10) * killPoints.length;
const seed = Number(process.env.SEED ?? 1);

describe('a sender that is killed again and again skips nobody and repeats at most one message per lease', () => {
  onBothDatabases(() => {
    beforeAll(() => {
      Object.assign(process.env, { MAIL_FROM: 'Twinko AI <news@newsletter.example>', SITE_URL: 'https://newsletter.example' });
    });

    async function kill(count: number, points: readonly KillPoint[]) {
      const report = await killSenders({ kills: count, points, seed, leases: 4, people: Math.max(100, 4 * count) });
      console.log('kills', JSON.stringify({ seed, ...report }));
      expect(report.problems, `SEED=${seed}`).toEqual([]);
      expect(report.kills).toBe(count);
    }

    const few = () => (env.databaseUrl ? killPoints.length : 1);
    const timeout = 120_000 + kills * 30_000;

    test('when killed at random times', { tags: ['crash'], timeout }, () => kill(kills || few(), ['random']));

    test('when killed at each stage', { tags: ['crash'], timeout }, () => kill(atStages || few(), killPoints));
  });
});
