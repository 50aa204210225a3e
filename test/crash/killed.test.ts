import { beforeAll, describe, expect, test } from 'vitest';
import { env } from '../../lib/base/env/env';
import { onBothDatabases } from '../databases/test-databases';
import { type Death, deathPoints, killSenders } from './kill-senders';

/**
 * How often it is killed whenever; at each point of its way, a tenth as often. `KILLS=200 npx vitest run killed` takes an hour. Without it
 * only so often as to see that it can be done: the embedded database takes seconds to open, each time.
 */
const kills = Number(process.env.KILLS ?? 0);
const atPoints = Math.ceil(kills / 10) * deathPoints.length;
const seed = Number(process.env.SEED ?? 1);

describe('a sender that is killed again and again misses nobody, and each lease repeats one message at most', () => {
  onBothDatabases(() => {
    beforeAll(() => {
      Object.assign(process.env, { MAIL_FROM: 'Twinko AI <news@newsletter.example>', SITE_URL: 'https://newsletter.example' });
    });

    async function kill(count: number, deaths: readonly Death[]) {
      const report = await killSenders({ kills: count, deaths, seed, leases: 4, people: Math.max(100, 4 * count) });
      console.log('kills', JSON.stringify({ seed, ...report }));
      expect(report.problems, `SEED=${seed}`).toEqual([]);
      expect(report.kills).toBe(count);
    }

    const few = () => (env.databaseUrl ? deathPoints.length : 1);
    const timeout = 120_000 + kills * 30_000;

    test('whenever it is killed', { tags: ['crash'], timeout }, () => kill(kills || few(), ['whenever']));

    test('at each point of its way', { tags: ['crash'], timeout }, () => kill(atPoints || few(), deathPoints));
  });
});
