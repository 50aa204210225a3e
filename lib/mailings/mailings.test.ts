import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { database } from '../db/database';
import { deliveries, editions, mailings, sendGate, subscribers, suppressions, votes } from '../db/schema';
import { onBothDatabases } from '../db/test-databases';
import type { Outcome } from '../deliveries/outcome';
import { sendDue } from '../deliveries/send-due';
import { CannotConnect, type ConnectProblem } from '../email/cannot-connect';
import { keyedHash } from '../tokens/keyed-hash';
import { cancelMailing, pauseMailing, resumeMailing } from './pause-mailing';
import { places } from './places';
import { planMailing } from './plan-mailing';
import { startMailing } from './start-mailing';
import { startScheduled } from './start-scheduled';
import { writeCopy } from './write-copy';

vi.stubEnv('MAIL_FROM', 'Twinko AI <newsletter@example.org>');

const rendition = (language: string) => ({
  title: 'JAX in depth',
  tags: ['jax', 'xla'],
  topics: ['jax'],
  message: {
    subject: `JAX in depth (${language})`,
    html: `<!DOCTYPE html><html lang="${language}"><body><p>Hello</p><a href="https://example.org/unsubscribe/${places.unsubscribe}">leave</a></body></html>`,
    text: `Hello https://example.org/unsubscribe/${places.unsubscribe}`,
    language,
    headers: { 'List-Unsubscribe': `<https://example.org/u/${places.unsubscribe}>` },
  },
});

/** What the site's own build would answer. */
let pages: Record<string, unknown>;
let site: Server;
beforeAll(async () => {
  site = createServer(({ url = '' }, answer) => {
    answer.writeHead(pages[url] ? 200 : 404, { 'Content-Type': 'application/json' }).end(JSON.stringify(pages[url] ?? {}));
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('OWN_ADDRESS', `http://127.0.0.1:${(site.address() as AddressInfo).port}`);
});
afterAll(() => new Promise<void>((resolve) => site.close(() => resolve())));
beforeEach(() => {
  pages = { '/posts/jax-in-depth/edition': rendition('en'), '/zh/posts/jax-in-depth/edition': rendition('zh') };
});

type Row = Partial<typeof subscribers.$inferInsert>;
async function add(...rows: Row[]): Promise<string[]> {
  const number = Math.random().toString(36).slice(2);
  const made = rows.map((row, index) => {
    const address = `${index}.${number}@example.net`;
    return { address, addressKey: address, state: 'confirmed' as const, locale: 'en' as const, topics: [], ...row };
  });
  return (await (await database()).insert(subscribers).values(made).returning()).map(({ id }) => id);
}
const crowd = (count: number) => add(...Array.from({ length: count }, () => ({})));

/** Sends all that is due to a server that answers as `answer` says, and gives to whom. */
async function send(answer: (to: string, number: number) => Outcome | undefined = () => ({ status: 'sent', code: 250, reply: '250 ok' })) {
  const sent: { to: string; bytes: string }[] = [];
  await sendDue({
    slots: 4,
    deadline: Number.POSITIVE_INFINITY,
    open: async () => ({
      isOpen: true,
      async send(bytes, { to }) {
        sent.push({ to, bytes: bytes.toString('latin1') });
        return answer(to, sent.length);
      },
      close() {},
    }),
    write: (delivery) => (delivery.kind === 'copy' ? writeCopy(delivery) : expect.fail('no notice is due')),
  });
  return sent;
}
const mailing = async () => (await (await database()).select().from(mailings))[0];
const counts = async () => {
  const rows = await (await database())
    .select({ status: deliveries.status, count: sql<number>`count(*)::int` })
    .from(deliveries)
    .groupBy(deliveries.status);
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
};
const isDueAgain = async () => (await database()).update(deliveries).set({ nextAt: sql`now()` }).where(eq(deliveries.status, 'queued'));

describe('a mailing', () => {
  onBothDatabases(() => {
    test('goes to who is confirmed and wants its topic in a language it is written in, or follows their vote for it', async () => {
      delete pages['/zh/posts/jax-in-depth/edition'];
      const [all, jax, , , , follower] = await add(
        {},
        { topics: ['jax', 'pytorch'] },
        { topics: ['pytorch'] },
        { state: 'pending' },
        { locale: 'zh' },
        { topics: ['pytorch'], followsVote: true },
        { topics: ['pytorch'], followsVote: true },
        { topics: ['pytorch'] },
        { state: 'unsubscribed' },
      );
      const db = await database();
      await db.insert(votes).values({ poll: 'next', voter: follower ?? '', choice: 'xla', subscriberId: follower });
      expect(await planMailing('jax-in-depth')).toEqual({
        slug: 'jax-in-depth',
        title: 'JAX in depth',
        languages: ['en'],
        people: [{ locale: 'en', count: 3 }],
        audience: 3,
        withoutEdition: 1,
        existing: undefined,
      });
      const started = await startMailing('jax-in-depth');
      expect(started).toMatchObject({ isNew: true, state: 'sending' });
      const rows = await db.select().from(deliveries);
      expect(rows.map(({ subscriberId, followsVote }) => [subscriberId, followsVote]).sort()).toEqual(
        [
          [all, false],
          [jax, false],
          [follower, true],
        ].sort(),
      );
      expect(await mailing()).toMatchObject({ slug: 'jax-in-depth', audience: 3, topics: ['jax'] });
      expect((await planMailing('jax-in-depth')).existing).toEqual({ id: started.id, state: 'sending' });
    });

    test('is one, however often it is asked for, also at once', async () => {
      await crowd(5);
      const started = await Promise.all(Array.from({ length: 6 }, () => startMailing('jax-in-depth')));
      expect(started.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect(new Set(started.map(({ id }) => id)).size).toBe(1);
      expect(await send()).toHaveLength(5);
      expect(await mailing()).toMatchObject({ state: 'done' });
      // Who came later is not in it, and to ask again adds nobody.
      await crowd(1);
      expect(await startMailing('jax-in-depth')).toMatchObject({ isNew: false, state: 'done' });
      expect(await send()).toEqual([]);
    });

    test('is what was written when it was frozen, whatever is edited since', async () => {
      await add({}, { locale: 'zh' });
      await startMailing('jax-in-depth');
      pages = {};
      const sent = await send();
      expect(sent.map(({ bytes }) => /^Subject: (.*)\r$/m.exec(bytes)?.[1]).sort()).toEqual(['JAX in depth (en)', 'JAX in depth (zh)']);
      expect(sent.every(({ to, bytes }) => bytes.includes(`To: ${to}\r\n`) && !bytes.includes(places.unsubscribe))).toBe(true);
      const kept = await (await database()).select().from(editions);
      expect(kept.map(({ locale, subject, sha256 }) => [locale, subject, sha256.length]).sort()).toEqual([
        ['en', 'JAX in depth (en)', 64],
        ['zh', 'JAX in depth (zh)', 64],
      ]);
    });

    test('of no post, to nobody or at no moment is refused, and leaves nothing', async () => {
      await expect(startMailing('jax')).rejects.toMatchObject({ reason: 'no-such-post', status: 404 });
      await expect(startMailing('../api/health')).rejects.toMatchObject({ reason: 'no-such-post' });
      await expect(planMailing('jax')).rejects.toMatchObject({ reason: 'no-such-post' });
      await expect(startMailing('jax-in-depth')).rejects.toMatchObject({ reason: 'nobody-wants-it', status: 409 });
      for (const at of [new Date(Date.now() - 120_000), new Date(Number.NaN), new Date(Date.now() + 400 * 86_400_000)])
        await expect(startMailing('jax-in-depth', at)).rejects.toMatchObject({ reason: 'bad-moment' });
      pages['/posts/jax-in-depth/edition'] = {
        ...rendition('en'),
        message: { ...rendition('en').message, text: '', html: '', headers: {} },
      };
      await crowd(1);
      await expect(startMailing('jax-in-depth')).rejects.toThrow('unsubscribe');
      const db = await database();
      expect([await db.$count(mailings), await db.$count(editions), await db.$count(deliveries)]).toEqual([0, 0, 0]);
    });

    test('skips who leaves, is erased or wants something else by then; its books balance', async () => {
      const [gone, erased, other, follower] = await add({}, {}, { topics: ['jax'] }, { topics: ['tpu'], followsVote: true }, {});
      const db = await database();
      await db.insert(votes).values({ poll: 'next', voter: follower ?? '', choice: 'jax', subscriberId: follower });
      await startMailing('jax-in-depth');
      await db
        .update(subscribers)
        .set({ state: 'unsubscribed' })
        .where(eq(subscribers.id, gone ?? ''));
      await db.delete(subscribers).where(eq(subscribers.id, erased ?? ''));
      await db
        .update(subscribers)
        .set({ topics: ['pytorch'] })
        .where(eq(subscribers.id, other ?? ''));
      await db
        .update(subscribers)
        .set({ followsVote: false })
        .where(eq(subscribers.id, follower ?? ''));
      expect(await send()).toHaveLength(1);
      expect(await counts()).toEqual({ sent: 1, skipped: 4 });
      expect(await mailing()).toMatchObject({ state: 'done', audience: 5 });
    });

    test('that nobody wants any more ends by itself, even if thousands are skipped', async () => {
      await crowd(450);
      await startMailing('jax-in-depth');
      await (await database()).update(subscribers).set({ state: 'unsubscribed' });
      expect(await send()).toEqual([]);
      expect([await counts(), (await mailing())?.state]).toEqual([{ skipped: 450 }, 'done']);
    });

    test('waits while it is paused, and goes on with who is left', async () => {
      await crowd(40);
      const { id } = await startMailing('jax-in-depth');
      const db = await database();
      const pause = { done: false };
      const first = await send((_, number) => {
        if (number === 10 && !pause.done) {
          pause.done = true;
          void pauseMailing(db, id, 'by-hand');
        }
        return { status: 'sent' };
      });
      expect(first.length).toBeGreaterThanOrEqual(10);
      expect(first.length).toBeLessThan(40);
      expect(await send()).toEqual([]);
      expect([await pauseMailing(db, id, 'by-hand'), await resumeMailing(id), await resumeMailing(id)]).toEqual([false, true, false]);
      const second = await send();
      expect(new Set([...first, ...second].map(({ to }) => to)).size).toBe(40);
      expect(first.length + second.length).toBe(40);
    });

    test.each([
      ['554 5.7.1 Message rejected as spam', 'refused', 'refused-by-policy'],
      ['530 5.7.0 Authentication required', 'refused', 'refused-by-policy'],
    ] as const)('pauses at once where the server says %s, and nobody has failed', async (reply, status, pauseReason) => {
      await crowd(20);
      await startMailing('jax-in-depth');
      const tried = await send(() => ({ status, code: Number(reply.slice(0, 3)), reply }));
      expect(tried.length).toBeLessThanOrEqual(4);
      expect(await mailing()).toMatchObject({ state: 'paused', pauseReason, pauseReply: reply });
      expect(await counts()).toEqual({ queued: 20 });
      expect(await (await database()).$count(deliveries, sql`attempts > 0`)).toBe(0);
    });

    test('pauses where many fail, suppresses who does not exist, and forgets the failures when it is resumed', async () => {
      await crowd(60);
      const { id } = await startMailing('jax-in-depth');
      const dead: Outcome = { status: 'failed', code: 550, reply: '550 5.1.1 No such user' };
      expect((await send(() => dead)).length).toBeLessThanOrEqual(15);
      expect(await mailing()).toMatchObject({ state: 'paused', pauseReason: 'many-failures', pauseReply: dead.reply });
      const db = await database();
      const { failed = 0 } = await counts();
      expect(failed).toBeGreaterThan(10);
      expect([await db.$count(suppressions), await db.$count(subscribers, eq(subscribers.state, 'unsubscribed'))]).toEqual([
        failed,
        failed,
      ]);
      const [one] = await db.select().from(subscribers).where(eq(subscribers.state, 'unsubscribed')).limit(1);
      const hash = keyedHash('address-hash', one?.addressKey ?? '');
      expect(await db.$count(suppressions, and(eq(suppressions.addressHash, hash), eq(suppressions.reason, 'bounced')))).toBe(1);
      await resumeMailing(id);
      const again = await send((_, number) =>
        number <= 5 ? { status: 'failed', code: 552, reply: '552 mailbox full' } : { status: 'sent' },
      );
      expect(again).toHaveLength(60 - failed);
      expect(await mailing()).toMatchObject({ state: 'done' });
      expect(await db.$count(suppressions)).toBe(failed);
    });

    test('tries again what was put off or is in doubt, with the same bytes, and counts the doubt', async () => {
      await crowd(6);
      await startMailing('jax-in-depth');
      const first = await send((_, number) =>
        number % 2 ? { status: 'ambiguous' } : { status: 'deferred', code: 450, reply: '450 greylisted' },
      );
      expect([await counts(), (await mailing())?.state]).toEqual([{ queued: 6 }, 'sending']);
      await isDueAgain();
      const second = await send();
      expect(second.map(({ bytes }) => bytes).sort()).toEqual(first.map(({ bytes }) => bytes).sort());
      const db = await database();
      expect(await db.$count(deliveries, sql`ambiguous = 1 and attempts = 2 and status = 'sent'`)).toBe(3);
      expect(await mailing()).toMatchObject({ state: 'done' });
    });

    test('touches nobody while the server is away, and comes back to it after a pause', async () => {
      await crowd(10);
      await startMailing('jax-in-depth');
      let opened = 0;
      const away = (problem: ConnectProblem) =>
        sendDue({
          slots: 4,
          deadline: Number.POSITIVE_INFINITY,
          open: async () => {
            opened++;
            throw new CannotConnect(problem, '421 come back later');
          },
          write: () => expect.fail('nothing is written'),
        });
      for (let time = 0; time < 3; time++) await away('down');
      expect(opened).toBe(1);
      expect([await counts(), (await mailing())?.state]).toEqual([{ queued: 10 }, 'sending']);
      const db = await database();
      expect((await db.select().from(sendGate))[0]).toMatchObject({ downSince: expect.any(Date), downReply: '421 come back later' });
      expect(await db.$count(deliveries, sql`attempts > 0`)).toBe(0);
      await db.update(sendGate).set({ retryAt: sql`now()` });
      expect(await send()).toHaveLength(10);
      expect((await db.select().from(sendGate))[0]).toMatchObject({ downSince: null });
    });

    test.each(['no-encryption', 'sign-in-refused'] as const)(
      'waits for a person where the server takes nothing from us: %s',
      async (problem) => {
        await crowd(3);
        await startMailing('jax-in-depth');
        const open = async () => {
          throw new CannotConnect(problem, 'no');
        };
        await sendDue({ slots: 2, deadline: Number.POSITIVE_INFINITY, open, write: () => expect.fail('nothing is written') });
        expect(await mailing()).toMatchObject({ state: 'paused', pauseReason: problem, pauseReply: 'no' });
        expect(await counts()).toEqual({ queued: 3 });
      },
    );

    test('begins when its time has come, with who is there then; too late, it asks', async () => {
      await crowd(2);
      const { id, state } = await startMailing('jax-in-depth', new Date(Date.now() + 3_600_000));
      expect(state).toBe('scheduled');
      await startScheduled();
      expect(await send()).toEqual([]);
      const db = await database();
      await crowd(1);
      const moveTo = (interval: string) => db.update(mailings).set({ scheduledFor: sql`now() + ${interval}::interval` });
      await moveTo('-6 hours -1 minute');
      await startScheduled();
      expect(await mailing()).toMatchObject({ state: 'paused', pauseReason: 'schedule-missed' });
      expect(await send()).toEqual([]);
      expect(await resumeMailing(id)).toBe(true);
      await Promise.all([startScheduled(), startScheduled()]);
      expect(await send()).toHaveLength(3);
      expect(await mailing()).toMatchObject({ state: 'done', audience: 3 });
    });

    test('that is planned can be taken back, and waits where there is no post or nobody by then; what has begun cannot', async () => {
      const soon = new Date(Date.now() + 60_000);
      const planned = await startMailing('jax-in-depth', soon);
      expect([await cancelMailing(planned.id), await cancelMailing(planned.id)]).toEqual([true, false]);
      const { id } = await startMailing('jax-in-depth', soon);
      const db = await database();
      await db.update(mailings).set({ scheduledFor: sql`now()` });
      await startScheduled();
      expect(await mailing()).toMatchObject({ state: 'paused', pauseReason: 'nobody', frozenAt: null });
      await crowd(1);
      await resumeMailing(id);
      const kept = pages;
      pages = {};
      await startScheduled();
      expect(await mailing()).toMatchObject({ state: 'paused', pauseReason: 'not-published' });
      pages = kept;
      await resumeMailing(id);
      await startScheduled();
      expect(await cancelMailing(id)).toBe(false);
      expect(await send()).toHaveLength(1);
    });

    test('goes no faster than it may, and on the first day of a warm-up to no more than 200', async () => {
      await crowd(210);
      await startMailing('jax-in-depth');
      const limited = async (limits: { perMinute?: number; warmUpFrom?: string }, milliseconds: number) =>
        (
          await sendDue({
            ...limits,
            slots: 4,
            deadline: Date.now() + milliseconds,
            open: async () => ({ isOpen: true, send: async () => ({ status: 'sent' }), close() {} }),
            write: async () => [Buffer.of(), { from: 'a', to: 'b' }, ''],
          })
        ).sent;
      const begun = Date.now();
      const sent = await limited({ perMinute: 600 }, 1500);
      const seconds = (Date.now() - begun) / 1000;
      expect(sent).toBeGreaterThan(2);
      expect(sent).toBeLessThanOrEqual(10 * seconds + 15);
      const today = new Date().toISOString().slice(0, 10);
      const more = await limited({ warmUpFrom: today }, 30_000);
      // Each slot may have taken a turn for a message that then was not there.
      expect(sent + more).toBeLessThanOrEqual(200);
      expect(sent + more).toBeGreaterThan(190);
      expect(await limited({ warmUpFrom: '2020-01-01' }, 30_000)).toBe(210 - sent - more);
    });
  });
});
