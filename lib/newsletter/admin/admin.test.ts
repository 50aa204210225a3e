import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { onDurableDatabases } from '../../../test/databases/test-databases';
import { database } from '../../base/db/database';
import { consents, deliveries, subscribers } from '../../base/db/schema';
import { readMailQueue } from './mail-queue';
import { findRuntimeProblems } from './runtime-problems';
import { findSettingProblems } from './setting-problems';
import { changeDays, countDailyChanges, countSubscribers } from './subscriber-stats';

vi.mock('../../content/model/topics', () => ({ listTopics: () => ['jax', 'pytorch'].map((key) => ({ key })) }));

const ago = (interval: string) => sql`now() - ${interval}::interval`;
type Row = Partial<Omit<typeof subscribers.$inferInsert, 'createdAt'>> & { createdAt?: ReturnType<typeof ago> };
let number = 0;
const subscriber = (row: Row = {}) => {
  const address = `a${number++}@example.org`;
  return { address, addressKey: address, state: 'confirmed' as const, locale: 'en' as const, topics: [], ...row };
};
const add = async (rows: Row[]) => (await database()).insert(subscribers).values(rows.map(subscriber)).returning();

describe('the data of the admin page', () => {
  onDurableDatabases(() => {
    test('without subscribers all counts are zero, for each day', async () => {
      const db = await database();
      expect(await countSubscribers(db)).toEqual({
        states: [
          { key: 'confirmed', count: 0 },
          { key: 'pending', count: 0 },
          { key: 'unsubscribed', count: 0 },
        ],
        languages: [
          { key: 'en', count: 0 },
          { key: 'zh', count: 0 },
        ],
        topics: [
          { key: 'jax', count: 0 },
          { key: 'pytorch', count: 0 },
        ],
      });
      const changes = await countDailyChanges(db);
      expect([changes.length, changes.at(-1)]).toEqual([changeDays, { day: new Date().toISOString().slice(0, 10), joined: 0, left: 0 }]);
      const queue = await readMailQueue(db);
      expect(queue).toEqual({ queued: 0, sending: 0, sent: 0, failed: 0, dueSince: undefined, failures: [] });
      expect(await findRuntimeProblems(db, queue)).toEqual([]);
    });

    test('subscribers are counted by state, and confirmed ones by language and topic', async () => {
      await add([
        {},
        { topics: ['jax'], locale: 'zh' },
        { topics: ['jax', 'old'] },
        { state: 'pending', topics: ['pytorch'] },
        { state: 'unsubscribed' },
      ]);
      expect(await countSubscribers(await database())).toEqual({
        states: [
          { key: 'confirmed', count: 3 },
          { key: 'pending', count: 1 },
          { key: 'unsubscribed', count: 1 },
        ],
        languages: [
          { key: 'en', count: 2 },
          { key: 'zh', count: 1 },
        ],
        topics: [
          { key: 'jax', count: 3 },
          { key: 'pytorch', count: 1 },
        ],
      });
    });

    test('joining and leaving subscribers are counted by day', async () => {
      const [ada, bob] = await add([{}, {}]);
      const consent = (id = '', act: 'confirmed' | 'withdrew' | 'asked', at: string) => ({
        subscriberId: id,
        act,
        at: sql`date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' - ${at}::interval`,
        textVersion: '',
        locale: 'en' as const,
        topics: [],
        source: '/',
      });
      await (await database())
        .insert(consents)
        .values([
          consent(ada?.id, 'asked', '1 hour'),
          consent(ada?.id, 'confirmed', '1 second'),
          consent(ada?.id, 'confirmed', '1 hour'),
          consent(bob?.id, 'confirmed', '24 hours'),
          consent(bob?.id, 'withdrew', '0'),
          consent(bob?.id, 'withdrew', '88 days'),
          consent(bob?.id, 'confirmed', '90 days'),
        ]);
      const changes = await countDailyChanges(await database());
      expect(changes.slice(-2).map(({ joined, left }) => [joined, left])).toEqual([
        [2, 0],
        [0, 1],
      ]);
      expect(changes.filter(({ joined, left }) => joined + left).length).toBe(3);
      expect(changes[1]).toMatchObject({ left: 1 });
    });

    test('the mail queue is counted; late and failing mail are problems', async () => {
      const db = await database();
      const [ada] = await add([{}]);
      const mail = { notice: 'confirm' as const, subscriberId: ada?.id ?? '' };
      const failed = { ...mail, status: 'failed' as const, smtpCode: 550, smtpReply: '<b>no such user</b>' };
      await db
        .insert(deliveries)
        .values([
          { ...mail, nextAt: ago('20 minutes') },
          { ...mail, nextAt: ago('-1 hour') },
          { ...mail, status: 'sent', finishedAt: ago('1 hour') },
          { ...mail, status: 'sent', finishedAt: ago('25 hours') },
          ...Array.from({ length: 5 }, () => ({ ...failed, finishedAt: ago('2 hours') })),
          { ...failed, smtpCode: 421, finishedAt: ago('3 days') },
        ]);
      const queue = await readMailQueue(db);
      expect(queue).toMatchObject({ queued: 2, sending: 0, sent: 1, failed: 5 });
      expect(queue.failures.map(({ smtpCode }) => smtpCode)).toEqual([550, 550, 550, 550, 550, 421]);
      expect(Math.round((Date.now() - (queue.dueSince?.getTime() ?? 0)) / 60_000)).toBe(20);
      expect(await findRuntimeProblems(db, queue)).toEqual([
        { key: 'mail-late' },
        { key: 'sends-failing', values: { failed: 5, ended: 6 } },
      ]);
    });

    test('too many unconfirmed sign-ups are a problem', async () => {
      await add([
        ...Array.from({ length: 11 }, () => ({ state: 'pending' as const, createdAt: ago('2 hours') })),
        ...Array.from({ length: 9 }, () => ({ createdAt: ago('2 days') })),
      ]);
      const db = await database();
      expect(await findRuntimeProblems(db, await readMailQueue(db))).toEqual([{ key: 'few-confirm', values: { pending: 11, asked: 20 } }]);
    });
  });
});

describe('problems of the settings', () => {
  const keys = (settings: Record<string, string>) => {
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
    return findSettingProblems(process.env).map(({ key }) => key);
  };
  beforeEach(() => {
    for (const name of ['SITE_URL', 'SMTP_URL', 'MAIL_FROM', 'APP_SECRET', 'ADMIN_TOKEN', 'PREVIEW']) vi.stubEnv(name, '');
  });

  const server = {
    SITE_URL: 'https://newsletter.example',
    SMTP_URL: 'smtp://x',
    MAIL_FROM: 'a@newsletter.example',
    APP_SECRET: 'x'.repeat(32),
  };
  test.each([
    ['of a local site', {}, []],
    ['of a complete server', server, []],
    ['of a server without mail server and secret', { SITE_URL: 'https://newsletter.example' }, ['no-mail-server', 'made-secret']],
    ['without TLS', { ...server, SITE_URL: 'http://newsletter.example' }, ['site-url-http']],
    ['with links to localhost', { ...server, SITE_URL: '' }, ['site-url-local']],
    ['with a sender at localhost', { ...server, MAIL_FROM: '' }, ['mail-from-local']],
    ['with an invalid sender', { ...server, MAIL_FROM: 'me' }, ['bad-setting']],
    ['with a short admin token', { ...server, ADMIN_TOKEN: 'admin' }, ['bad-setting']],
    ['of a preview', { ...server, PREVIEW: '1' }, ['mail-in-preview']],
  ])('%s', (_, settings, problems) => expect(keys(settings)).toEqual(problems));
});
