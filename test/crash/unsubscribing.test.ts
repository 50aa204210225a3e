import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inTransaction } from '../../lib/base/db/in-transaction';
import { deliveries, subscribers } from '../../lib/base/db/schema';
import { unsubscribe } from '../../lib/newsletter/subscribers/unsubscribe';
import { onPostgres } from '../databases/test-databases';
import { startFakeSmtpServer } from '../smtp-lab/start-fake-smtp-server';
import { addReaders, freezeSample } from './frozen-campaign';
import { reconcile } from './reconcile';
import { startWorker } from './start-worker';

/** `LONG=1` is a larger campaign. */
const [people, leavers] = process.env.LONG ? [5000, 200] : [500, 40];

onPostgres(() => {
  test('no message to somebody who left while a campaign was sent begins more than a second later', {
    tags: ['crash'],
    timeout: 60_000 + 100 * people,
  }, async () => {
    Object.assign(process.env, {
      MAIL_FROM: 'Twinko AI <news@newsletter.example>',
      SITE_URL: 'https://newsletter.example',
      APP_SECRET: 'of tests and of nothing else 12345',
    });
    // Slow enough that people can leave while it is on its way.
    const smtpServer = await startFakeSmtpServer({ rules: [{ at: 'end', wait: 20 }] });
    process.env.SMTP_URL = smtpServer.url;
    try {
      await addReaders(people);
      const campaign = await freezeSample();
      const worker = await startWorker({ leases: 4 });
      /** When each was told that they get no more. */
      const leftAt = new Map<string, number>();
      for (let leaver = 0; leaver < leavers; leaver++) {
        const reader = await nextReader();
        if (!reader) break;
        await unsubscribe(reader.id, 'one-click');
        leftAt.set(reader.address, Date.now());
        // Spread over the first part of the campaign, also where the machine is slow.
        await sleep(people / leavers);
      }
      await worker.ended;
      const receipts = await smtpServer.receipts();
      const delays = receipts.flatMap(({ to, begunAt }) => (leftAt.has(to) ? begunAt - (leftAt.get(to) ?? 0) : []));
      const account = await reconcile(campaign, receipts, 0);
      const late = { after: delays.filter((delay) => delay > 0).length, longest: Math.max(...delays) };
      console.log('proof', JSON.stringify({ test: 'leaving', people, leavers, ...account, ...late }));
      expect(account.problems).toEqual([]);
      expect([account.sent + account.skipped, leftAt.size]).toEqual([people, leavers]);
      expect(account.skipped, 'people who left in time').toBeGreaterThan(0);
      expect(Math.max(...delays, 0), 'ms from the answer to the message').toBeLessThan(1000);
    } finally {
      await smtpServer.remove();
    }
  });
});

/** Whose turn it is next but a few, of those who have not left. */
async function nextReader() {
  const [reader] = await inTransaction((db) =>
    db
      .select({ id: subscribers.id, address: subscribers.address })
      .from(deliveries)
      .innerJoin(subscribers, eq(subscribers.id, deliveries.subscriberId))
      .where(and(eq(deliveries.status, 'queued'), eq(subscribers.state, 'confirmed')))
      .orderBy(deliveries.id)
      .offset(3)
      .limit(1),
  );
  return reader;
}
