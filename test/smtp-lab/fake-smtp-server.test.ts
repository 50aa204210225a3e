import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Receipt } from './receipt';
import type { ServerRule, ServerStage } from './server-rules';
import { type FakeSmtpServer, startFakeSmtpServer } from './start-fake-smtp-server';

const raw = Buffer.from('Message-ID: <d.7@x.example>\r\nDate: Thu, 1 Jan\r\n 2026 00:00:00 +0000\r\n\r\n.\r\n..a\r\n');
const envelope = { from: 'bounce+7@x.example', to: 'ada@y.example' };

let smtpServer: FakeSmtpServer;
let receivedBefore = 0;
let stages: string[] = [];
const received = async (): Promise<Receipt[]> => (await smtpServer.receipts()).slice(receivedBefore);
beforeAll(async () => {
  smtpServer = await startFakeSmtpServer({
    takesAuth: true,
    onAsk: async (stage, to) => {
      stages.push(`${stage} ${to} ${(await received()).length}`);
    },
  });
});
afterAll(() => smtpServer.remove());
beforeEach(async () => {
  receivedBefore = (await smtpServer.receipts()).length;
  stages = [];
  await smtpServer.setRules([]);
});

/** Sends a message with nodemailer, and returns the server's reply or the error. */
async function send(to = envelope.to): Promise<string> {
  const transport = createTransport({ url: smtpServer.url, socketTimeout: 500, auth: { user: 'us', pass: 'secret' } });
  try {
    return (await transport.sendMail({ raw, envelope: { ...envelope, to } })).response;
  } catch (error) {
    const { response, message } = error as Error & { response?: string };
    return response ?? message;
  } finally {
    transport.close();
  }
}

test('stores every message with its envelope before it confirms it', async () => {
  const before = Date.now();
  expect(await send()).toMatch(/^250 /);
  await smtpServer.kill();
  const [receipt] = await received();
  expect(receipt).toMatchObject({ to: 'ada@y.example', from: 'bounce+7@x.example', messageId: '<d.7@x.example>', bytes: raw.length });
  expect(receipt).toMatchObject({ date: 'Thu, 1 Jan 2026 00:00:00 +0000', isEncrypted: false });
  expect(receipt?.sha256).toBe(createHash('sha256').update(raw).digest('hex'));
  expect(receipt?.begunAt).toBeGreaterThanOrEqual(before);
  await smtpServer.start();
  await send('bob@y.example');
  expect((await received()).map(({ to }) => to)).toEqual(['ada@y.example', 'bob@y.example']);
  expect(smtpServer.connections).toHaveLength(2);
});

test.each<[ServerRule, answer: string, kept: number]>([
  [{ at: 'greeting', reply: '421 4.3.2 busy' }, '421 4.3.2 busy', 0],
  [{ at: 'auth', reply: '535 5.7.8 no' }, '535 5.7.8 no', 0],
  [{ at: 'mail', reply: '530 5.7.0 who are you?' }, '530', 0],
  [{ at: 'rcpt', reply: '550-5.1.1 \u001b[31mno\r\n550 5.1.1 such user' }, '550-5.1.1 \u001b[31mno', 0],
  [{ at: 'rcpt', reply: `450 ${'x'.repeat(100_000)}` }, 'x'.repeat(100_000), 0],
  [{ at: 'data', reply: '451 4.3.0 later' }, '451', 0],
  [{ at: 'end', reply: '554 5.7.1 spam' }, '554', 0],
  [{ at: 'end', cut: true }, 'closed', 0],
  [{ at: 'stored', cut: true }, 'closed', 1],
  [{ at: 'stored', silent: true }, 'Timeout', 1],
  [{ at: 'answered', cut: true }, '250', 1],
  [{ at: 'stored', wait: 200 }, '250', 1],
])('follows the rule %o', async (rule, answer, kept) => {
  await smtpServer.setRules([rule]);
  expect(await send()).toContain(answer);
  expect(await received()).toHaveLength(kept);
});

test('applies rules to the first attempts, to every nth, or to some recipients, until the rules are replaced', async () => {
  const codesFor = async (people: string[]) => {
    const codes: string[] = [];
    for (const to of people) codes.push((await send(`${to}@y.example`)).slice(0, 3));
    return codes.join(' ');
  };
  await smtpServer.setRules([{ at: 'rcpt', first: 2, reply: '450 4.2.0 later' }]);
  expect(await codesFor(['ada', 'bob', 'ada', 'ada', 'bob'])).toBe('450 450 450 250 450');
  await smtpServer.setRules([
    { at: 'rcpt', to: '^bob@', reply: '552 5.2.2 full' },
    { at: 'rcpt', every: 2, reply: '452 4.2.2 full' },
  ]);
  expect(await codesFor(['ada', 'bob', 'ada'])).toBe('250 552 452');
});

test('waits for the caller at the stages with ask', async () => {
  const all: ServerStage[] = ['data', 'part', 'end', 'stored', 'answered'];
  await smtpServer.setRules(all.map((at) => ({ at, ask: true })));
  await send();
  await expect.poll(() => stages).toHaveLength(5);
  expect(stages).toEqual(all.map((stage) => `${stage} ada@y.example ${['stored', 'answered'].includes(stage) ? 1 : 0}`));
});
