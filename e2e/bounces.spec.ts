import { execFile } from 'node:child_process';
import { createHmac, sign } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { adminToken, mailgunKey, type Newsletter, sendgridKeys, test } from '../test/browser/newsletter';
import { signUp } from '../test/browser/sign-up';
import { statusReport } from '../test/newsletter/test-reports';

const call = async ({ address }: Newsletter, provider: string, body: string, headers: Record<string, string> = {}) => {
  const init = { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } };
  const answer = await fetch(`${address}/api/bounces/${provider}`, init);
  return { status: answer.status, ...((await answer.json()) as Record<string, unknown>) };
};
const signed = (body: string, at = Math.floor(Date.now() / 1000)) => ({
  'X-Twilio-Email-Event-Webhook-Timestamp': String(at),
  'X-Twilio-Email-Event-Webhook-Signature': sign('sha256', Buffer.from(`${at}${body}`), sendgridKeys.privateKey).toString('base64'),
});
/** Signs somebody up. Returns the Message-ID of the confirmation email. */
const subscribe = async (newsletter: Newsletter, email: string) => {
  expect((await signUp(newsletter, { email })).status).toBe(202);
  return (await newsletter.mailsTo(email))[0]?.messageId ?? '';
};

test('a signed SendGrid webhook records a dead mailbox once', async ({ newsletter }) => {
  const email = 'gone@example.org';
  const messageId = await subscribe(newsletter, email);
  const dead = { email, event: 'bounce', type: 'bounce', status: '5.1.1', reason: '550 5.1.1 no such user', 'smtp-id': messageId };
  const body = JSON.stringify([dead, { ...dead, 'smtp-id': '<n.1.4711@x.example>' }, { event: 'open', email }]);
  expect(await call(newsletter, 'sendgrid', body)).toMatchObject({ status: 401, reason: 'bad-signature' });
  expect(await call(newsletter, 'sendgrid', `${body} `, signed(body))).toMatchObject({ status: 401 });
  const old = Math.floor(Date.now() / 1000) - 26 * 3600;
  expect(await call(newsletter, 'sendgrid', body, signed(body, old))).toMatchObject({ status: 401 });
  expect(await call(newsletter, 'sendgrid', body, signed(body))).toMatchObject({ dead: 1, known: 0, unknown: 1 });
  expect(await call(newsletter, 'sendgrid', body, signed(body))).toMatchObject({ dead: 0, known: 1, unknown: 1 });
  expect(await call(newsletter, 'sendgrid', 'x', signed('x'))).toMatchObject({ dead: 0, known: 0, unknown: 0 });
  expect(await call(newsletter, 'resend', body)).toMatchObject({ status: 404, reason: 'not-found' });
  const large = await call(newsletter, 'sendgrid', 'x'.repeat(1_100_000), signed('x')).catch(() => ({ status: 413 }));
  expect(large.status).toBe(413);
});

test('a signed Mailgun webhook records a complaint once', async ({ newsletter }) => {
  const messageId = await subscribe(newsletter, 'cross@example.org');
  const body = (key: string) => {
    const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000)), 'n'.repeat(50)];
    const signature = createHmac('sha256', key)
      .update(timestamp + nonce)
      .digest('hex');
    const event = { event: 'complained', recipient: 'cross@example.org', message: { headers: { 'message-id': messageId.slice(1, -1) } } };
    return JSON.stringify({ signature: { timestamp, token: nonce, signature }, 'event-data': event });
  };
  expect(await call(newsletter, 'mailgun', body('other'))).toMatchObject({ status: 401 });
  expect(await call(newsletter, 'mailgun', body(mailgunKey))).toMatchObject({ complained: 1 });
  expect(await call(newsletter, 'mailgun', body(mailgunKey))).toMatchObject({ complained: 0, known: 1 });
});

test('npm run bounces reads a mailbox and records its reports only with --trusted', async ({ newsletter }) => {
  const email = 'lost@example.org';
  const messageId = await subscribe(newsletter, email);
  const mbox = path.join(newsletter.dataFolder, 'bounces.mbox');
  const report = statusReport({ recipient: `Final-Recipient: rfc822; ${email}`, returned: `Message-ID: ${messageId}` });
  await writeFile(mbox, `From a Wed Nov 25 10:00:00 2026\n${report}\nFrom b Wed Nov 25 10:00:00 2026\nSubject: Away\n\nAway\n`);
  const run = async (script: string, ...rest: string[]) => {
    const env = { ...process.env, SITE_URL: newsletter.address, ADMIN_TOKEN: adminToken };
    return promisify(execFile)(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...rest], { env });
  };
  expect((await run('bounces', mbox)).stdout).toMatch(
    /^2 messages\n +1 {2}without proof that they are about our message.*\n +1 {2}not reports/,
  );
  expect((await run('bounces', '--trusted', mbox)).stdout).toMatch(/ +1 {2}mailboxes that do not exist/);
  expect((await run('bounces', '--trusted', mbox)).stdout).toMatch(/ +1 {2}recorded before/);
  await expect(run('bounces')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('npm run bounces -- ') });
  await expect(run('bounces', `${mbox}.gone`)).rejects.toMatchObject({ code: 2 });
  // This site has no SMTP server.
  await expect(run('doctor')).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('PROBLEM  site: No mail is sent') });
});
