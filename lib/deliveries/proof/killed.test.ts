import { beforeEach, describe, expect, test } from 'vitest';
import { onBothDatabases } from '../../db/test-databases';
import { deathPoints, killSenders } from './kill-senders';

/** How often it is killed: `KILLS=200 npx vitest run killed` takes a while. With `SEED=…`, as it was another time. */
const kills = Number(process.env.KILLS ?? 4);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

describe('a sender that is killed again and again misses nobody, and each slot repeats one message at most', () => {
  onBothDatabases(() => {
    beforeEach(() => {
      Object.assign(process.env, { MAIL_FROM: 'Twinko AI <news@newsletter.example>', SITE_URL: 'https://newsletter.example' });
    });

    test(
      'whenever it is killed',
      async () => {
        const report = await killSenders({ kills, deaths: ['whenever'], seed, slots: 4, people: Math.max(100, 4 * kills) });
        console.log('kills', JSON.stringify({ seed, ...report }));
        expect(report.problems, `SEED=${seed}`).toEqual([]);
      },
      120_000 + kills * 30_000,
    );

    test(
      'at each point of its way',
      async () => {
        const report = await killSenders({ kills, deaths: deathPoints, seed, slots: 4, people: Math.max(100, 4 * kills) });
        console.log('kills', JSON.stringify({ seed, ...report }));
        expect(report.problems, `SEED=${seed}`).toEqual([]);
      },
      120_000 + kills * 30_000,
    );
  });
});
