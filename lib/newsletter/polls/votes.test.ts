import { eq } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { localized } from '../../../test/content/localized';
import { onBothDatabases } from '../../../test/databases/test-databases';
import { isThorough } from '../../../test/thorough';
import { database } from '../../base/db/database';
import { subscribers, votes } from '../../base/db/schema';
import { Unavailable } from '../../base/http/unavailable';
import { phaseOf } from '../../content/model/poll-phase';
import { anonymousVoter, newVoterId, readVoterCookie, subscribedVoter, type Voter, voterCookie } from './voter';
import { castVote, findVote, readPollResults } from './votes';

const [older, newer] = ['a'.repeat(32), 'b'.repeat(32)];
vi.stubEnv('APP_SECRET', older);

vi.mock('../../content/model/contentlayer', async () => {
  const { localized } = await import('../../../test/content/localized');
  const poll = (id: string, opens: string, closes?: string) => ({
    id,
    question: localized('Which one?'),
    opens,
    closes,
    options: ['jax', 'keras', 'pytorch'].map((key) => ({ key, label: localized(key) })),
  });
  const polls = [poll('which', '2024-01-01'), poll('over', '2024-01-01', '2024-02-01'), poll('later', '2999-01-01')];
  return { readGenerated: () => ({ polls }) };
});

const vote = (choice: string, voter: Voter, poll = 'which') => castVote({ poll, choice, voter });
const options = ['jax', 'keras', 'pytorch'].map((key) => ({ key, label: localized(key) }));
const results = (id = 'which') => readPollResults({ id, options });
const rows = async () => (await database()).select().from(votes);
const subscriber = async () => {
  const db = await database();
  const [made] = await db
    .insert(subscribers)
    .values({ address: 'ada@example.org', addressKey: 'ada@example.org', state: 'confirmed', locale: 'en', topics: [] })
    .returning();
  return made?.id ?? '';
};
/** Retries votes that had to wait too long for a database connection, as on a slow machine. */
const voteWithRetry = (choice: string, voter: Voter): Promise<unknown> =>
  vote(choice, voter).catch((error) => (error instanceof Unavailable ? voteWithRetry(choice, voter) : Promise.reject(error)));

/** How many concurrent voters there are. */
const voterCount = isThorough ? 1000 : 200;

describe('votes', () => {
  onBothDatabases(() => {
    test('a voter has one vote in a poll and may change it', async () => {
      const [ada, bob] = [anonymousVoter(newVoterId()), anonymousVoter(newVoterId())];
      expect(await results()).toEqual({ counts: options.map(({ key }) => ({ key, count: 0 })), total: 0 });
      expect(await findVote('which', ada)).toBeUndefined();
      expect(await vote('jax', ada)).toBe('counted');
      expect(await vote('jax', bob)).toBe('counted');
      expect(await vote('keras', ada)).toBe('counted');
      expect(await findVote('which', ada)).toBe('keras');
      expect(await findVote('over', ada)).toBeUndefined();
      expect(await results()).toEqual({
        counts: [
          { key: 'jax', count: 1 },
          { key: 'keras', count: 1 },
          { key: 'pytorch', count: 0 },
        ],
        total: 2,
      });
      const [changed] = (await rows()).filter(({ choice }) => choice === 'keras');
      expect(changed?.changedAt.getTime()).toBeGreaterThan(changed?.at.getTime() ?? Number.POSITIVE_INFINITY);
    });

    test.each([
      ['over', 'jax', 'closed'],
      ['later', 'jax', 'not-open'],
      ['nothing', 'jax', 'not-found'],
      ['which', 'flax', 'bad-choice'],
      ['which', '', 'bad-choice'],
      ['which', '__proto__', 'bad-choice'],
    ])('a vote in the poll "%s" for "%s" is rejected as %s and not stored', async (poll, choice, outcome) => {
      expect(await vote(choice, anonymousVoter(newVoterId()), poll)).toBe(outcome);
      expect(await rows()).toEqual([]);
    });

    test('concurrent votes of many voters are all counted', { timeout: 120_000 }, async () => {
      const voters = Array.from({ length: voterCount }, () => anonymousVoter(newVoterId()));
      await Promise.all(voters.map((voter, number) => voteWithRetry(options[number % 3]?.key ?? '', voter)));
      expect((await rows()).length).toBe(voterCount);
      expect((await results()).counts.map(({ count }) => count)).toEqual([0, 1, 2].map((option) => Math.ceil((voterCount - option) / 3)));
    });

    test('a hundred concurrent votes of one voter count as one', { timeout: 60_000 }, async () => {
      const voter = anonymousVoter(newVoterId());
      await Promise.all(Array.from({ length: 100 }, (_, number) => voteWithRetry(number % 2 ? 'jax' : 'keras', voter)));
      const { counts, total } = await results();
      expect(total).toBe(1);
      expect(counts.find(({ key }) => key === 'pytorch')).toEqual({ key: 'pytorch', count: 0 });
      expect((await rows()).length).toBe(1);
    });

    test('votes for a removed option are not counted', async () => {
      await vote('pytorch', anonymousVoter(newVoterId()));
      expect(await readPollResults({ id: 'which', options: options.slice(0, 2) })).toMatchObject({ total: 0 });
    });

    test('a subscriber’s vote replaces that of their browser, and is deleted when they are erased', async () => {
      const cookie = newVoterId();
      const id = await subscriber();
      await vote('jax', anonymousVoter(cookie));
      expect(await findVote('which', subscribedVoter(id, cookie))).toBe('jax');
      expect(await vote('keras', subscribedVoter(id, cookie))).toBe('counted');
      expect(await vote('pytorch', subscribedVoter(id))).toBe('counted');
      expect(await rows()).toMatchObject([{ choice: 'pytorch', subscriberId: id }]);
      await (await database()).delete(subscribers).where(eq(subscribers.id, id));
      expect(await rows()).toEqual([]);
      expect(await vote('jax', subscribedVoter(id))).toBe('no-subscriber');
      expect(await rows()).toEqual([]);
    });

    test('voters are recognised after the secret was rotated', async () => {
      const cookie = newVoterId();
      await vote('jax', anonymousVoter(cookie));
      vi.stubEnv('APP_SECRET', `${newer},${older}`);
      expect(await findVote('which', anonymousVoter(cookie))).toBe('jax');
      await vote('keras', anonymousVoter(cookie));
      expect(await results()).toMatchObject({ total: 1 });
      vi.stubEnv('APP_SECRET', older);
    });

    test('votes do not contain the id in the cookie', async () => {
      const cookie = newVoterId();
      await vote('jax', anonymousVoter(cookie));
      expect(JSON.stringify(await rows())).not.toContain(cookie);
    });
  });
});

describe('the voter cookie', () => {
  const headers = (cookie: string) => new Headers({ cookie });
  const sent = (id: string) => voterCookie(id).split(';')[0] ?? '';

  test('is read among other cookies', () => {
    const id = newVoterId();
    expect(readVoterCookie(headers(sent(id)))).toBe(id);
    expect(readVoterCookie(headers(`theme=dark; ${sent(id)}; x=y`))).toBe(id);
  });

  test('is rejected without a valid signature', () => {
    const id = newVoterId();
    const [name, value = ''] = sent(id).split('=');
    for (const forged of [
      value.replace(/^./, value[0] === 'A' ? 'B' : 'A'),
      id,
      `${id}.`,
      `${id}.${'A'.repeat(43)}`,
      value.slice(0, -1),
      '',
    ])
      expect(readVoterCookie(headers(`${name}=${forged}`)), forged).toBeUndefined();
    expect(readVoterCookie(headers(`x${sent(id)}`))).toBeUndefined();
    expect(readVoterCookie(new Headers())).toBeUndefined();
    vi.stubEnv('APP_SECRET', newer);
    expect(readVoterCookie(headers(`${name}=${value}`))).toBeUndefined();
    vi.stubEnv('APP_SECRET', older);
  });

  test('is HttpOnly, SameSite, and Secure if the site uses TLS', () => {
    vi.stubEnv('SITE_URL', 'http://localhost:3000');
    expect(voterCookie(newVoterId())).toMatch(/^voter=[\w.-]{66}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/);
    vi.stubEnv('SITE_URL', 'https://newsletter.example');
    expect(voterCookie(newVoterId())).toMatch(/; Secure$/);
  });
});

test.each([
  ['2026-01-02', '2026-01-04', '2026-01-01T23:59:59Z', 'not-open'],
  ['2026-01-02', '2026-01-04', '2026-01-02T00:00:00Z', 'open'],
  ['2026-01-02', '2026-01-04', '2026-01-04T23:59:59Z', 'open'],
  ['2026-01-02', '2026-01-04', '2026-01-05T00:00:00Z', 'closed'],
  ['2026-01-02', '2026-01-04T09:00:00+08:00', '2026-01-04T01:00:00Z', 'closed'],
  ['2026-01-02T09:00:00+08:00', undefined, '2026-01-02T01:00:00Z', 'open'],
  ['2026-01-02', undefined, '2999-01-01T00:00:00Z', 'open'],
])('a poll from %s until %s at %s is %s', (opens, closes, now, phase) => {
  expect(phaseOf({ opens, closes }, Date.parse(now))).toBe(phase);
});
