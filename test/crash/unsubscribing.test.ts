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
const [people, unsubscribers] = process.env.LONG ? [5000, 200] : [500, 40];

onPostgres(() => {
  test('unsubscribing during a send stops messages to the reader within a second', {
    tags: ['crash'],
    timeout: 60_000 + 100 * people,
  }, async () => {
    Object.assign(process.env, {
      MAIL_FROM: 'Twinko AI <news@newsletter.example>',
      SITE_URL: 'https://newsletter.example',
      APP_SECRET: 'of tests and of nothing else 12345',
    });
    // Slow enough that readers can unsubscribe during the campaign.
    const smtpServer = await startFakeSmtpServer({ rules: [{ at: 'end', wait: 20 }] });
    process.env.SMTP_URL = smtpServer.url;
    try {
      await addReaders(people);
      const campaign = await freezeSample();
      const worker = await startWorker({ leases: 4 });
      /** When each unsubscription was confirmed. */
      const unsubscribedAt = new Map<string, number>();
      for (let unsubscriber = 0; unsubscriber < unsubscribers; unsubscriber++) {
        const reader = await nextReader();
        if (!reader) break;
        await unsubscribe(reader.id, 'one-click');
        unsubscribedAt.set(reader.address, Date.now());
        // Spread over the first part of the campaign, on slow machines too.
        await sleep(people / unsubscribers);
      }
      await worker.ended;
      const receipts = await smtpServer.receipts();
      const delays = receipts.flatMap(({ to, begunAt }) => (unsubscribedAt.has(to) ? begunAt - (unsubscribedAt.get(to) ?? 0) : []));
      const result = await reconcile(campaign, receipts, 0);
      const late = { after: delays.filter((delay) => delay > 0).length, longest: Math.max(...delays) };
      console.log('result', JSON.stringify({ test: 'unsubscribing', people, unsubscribers, ...result, ...late }));
      expect(result.problems).toEqual([]);
      expect([result.sent + result.skipped, unsubscribedAt.size]).toEqual([people, unsubscribers]);
      expect(result.skipped, 'readers who unsubscribed in time').toBeGreaterThan(0);
      expect(Math.max(...delays, 0), 'ms from the confirmation to the message').toBeLessThan(1000);
    } finally {
      await smtpServer.remove();
    }
  });
});

/** Returns a subscribed reader whose message is due soon. */
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
