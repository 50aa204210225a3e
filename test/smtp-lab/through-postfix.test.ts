import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { readSignedToken } from '../../lib/base/auth/signed-token';
import { inTransaction } from '../../lib/base/db/in-transaction';
import { deliveries, subscribers } from '../../lib/base/db/schema';
import { deliveryOfBounce } from '../../lib/newsletter/bounces/bounce-address';
import { addReaders, freezeSample, totalsOf } from '../crash/frozen-campaign';
import { onPostgres } from '../databases/test-databases';
import { sampleMail } from './sample-mail';
import { sendAll } from './send-all';
import { startPostfix, whyNoPostfix } from './start-postfix';

const bytes = 60_000;

describe.skipIf(whyNoPostfix())('through a real Postfix', () => {
  onPostgres(() => {
    test('a campaign arrives unchanged with each recipient’s tokens, and a missing mailbox is suppressed', async () => {
      const postfix = await startPostfix(['reader1@example.org', 'reader2@example.org']);
      Object.assign(process.env, {
        SMTP_URL: postfix.url,
        MAIL_FROM: 'Twinko AI <news@newsletter.example>',
        SITE_URL: 'https://newsletter.example',
        APP_SECRET: 'of tests and of nothing else 12345',
      });
      try {
        await addReaders(3);
        const campaign = await freezeSample(bytes);
        await sendAll({ leases: 2 });
        expect(await totalsOf(campaign)).toMatchObject({ state: 'done', sent: 2, failed: 1 });
        const rows = await inTransaction((db) => db.select().from(deliveries));
        const readers = await inTransaction((db) => db.select().from(subscribers));
        for (const { id, address, state } of readers) {
          const delivery = rows.find(({ subscriberId }) => subscriberId === id);
          if (address === 'reader3@example.org') {
            expect([state, delivery?.status, delivery?.smtpReply]).toEqual(['unsubscribed', 'failed', expect.stringContaining('5.1.1')]);
            continue;
          }
          await expect.poll(() => postfix.mailsTo(address), { timeout: 10_000 }).toHaveLength(1);
          const [stored = Buffer.of()] = await postfix.mailsTo(address);
          const mail = await simpleParser(stored);
          const [, token = ''] = /newsletter\.example\/u\/([\w-]+)/.exec(mail.text ?? '') ?? [];
          expect(readSignedToken('unsubscribe', token, Date.now())).toEqual({ subscriberId: id });
          const plain = (part: string) => part.replace(/\/u\/[\w-]+/g, '/u/').trimEnd();
          const { subject, html, text } = sampleMail(bytes);
          expect([mail.subject, plain(String(mail.html)), plain(mail.text ?? '')]).toEqual([subject, plain(html), plain(text)]);
          expect([mail.to && 'text' in mail.to && mail.to.text, mail.from?.text]).toEqual([address, expect.stringContaining('news@')]);
          const from = mail.headerLines.find(({ key }) => key === 'return-path')?.line ?? '';
          expect(deliveryOfBounce(from)).toBe(delivery?.id);
        }
      } finally {
        await postfix.remove();
      }
    });
  });
});
