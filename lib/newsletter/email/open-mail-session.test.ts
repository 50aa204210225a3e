import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { composeMessage } from './compose-message';
import { openMailSession } from './open-mail-session';
import { openSmtpSession } from './smtp-session';

afterEach(() => vi.unstubAllEnvs());

const from = { name: 'Twinko AI', address: 'newsletter@example.org' };
const facts = { id: 'd.0.7', from, to: 'ada@example.com', date: new Date('2026-11-25T12:00:00Z') };
const message = {
  subject: '请确认订阅 Twinko AI 通讯\r\nBcc: evil@example.net',
  html: `<!DOCTYPE html><html lang="zh-Hans"><body><p>${'中文'.repeat(200)}</p>\n.\n<p>= a dot alone</p></body></html>`,
  text: `中文\n.\n${'a long line '.repeat(100)}`,
  language: 'zh-Hans',
  headers: { 'List-ID': '<newsletter.example.org>' },
};

describe('a composed message', () => {
  test('is parsed as it was written, and has only lines that SMTP allows', async () => {
    const bytes = await composeMessage(message, facts);
    const mail = await simpleParser(bytes);
    expect([mail.from?.value, mail.to && 'value' in mail.to ? mail.to.value : [], mail.bcc]).toEqual([
      [from],
      [{ name: '', address: 'ada@example.com' }],
      undefined,
    ]);
    expect(mail.subject).toBe('请确认订阅 Twinko AI 通讯 Bcc: evil@example.net');
    expect([mail.messageId, mail.date]).toEqual(['<d.0.7@example.org>', facts.date]);
    expect(`${mail.html}`.trim()).toBe(message.html);
    expect(mail.text?.trim()).toBe(message.text.trim());
    expect(mail.headers.get('content-language')).toBe('zh-Hans');
    const lines = bytes.toString('latin1').split('\r\n');
    // RFC 5322 section 2.1.1, and no byte above 127 (RFC 5321 section 2.4).
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
    expect(bytes.every((byte) => byte < 128)).toBe(true);
    const types = lines.filter((line) => /^Content-Type: text/.test(line)).map((line) => line.split(';')[0]);
    expect(types).toEqual(['Content-Type: text/plain', 'Content-Type: text/html']);
  });

  test('has the same bytes every time', async () => {
    const [first, again, other] = await Promise.all([facts, facts, { ...facts, id: 'd.0.8' }].map((one) => composeMessage(message, one)));
    expect(first?.equals(again ?? Buffer.of())).toBe(true);
    expect(first?.equals(other ?? Buffer.of())).toBe(false);
  });
});

test('without a mail server a message is a file, which a repetition overwrites', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'newsletter-outbox-'));
  try {
    vi.stubEnv('DATA_DIR', folder);
    vi.stubEnv('SMTP_URL', '');
    const session = await openMailSession();
    for (let copy = 0; copy < 2; copy++)
      expect(await session.send(Buffer.from('To: x'), { from: 'a@b.co', to: 'x@y.zz' }, 'd.0.7')).toMatchObject({ status: 'sent' });
    expect(await readdir(path.join(folder, 'outbox'))).toEqual(['d.0.7.eml']);
    expect(await readFile(path.join(folder, 'outbox/d.0.7.eml'), 'utf8')).toBe('To: x');
  } finally {
    await rm(folder, { recursive: true });
  }
});

describe('a mail server', () => {
  const received: { from: string; to: string[]; bytes: Buffer }[] = [];
  let rejection: { at: 'RCPT' | 'DATA'; code: number; text: string } | undefined;
  const refuse = (at: 'RCPT' | 'DATA') =>
    rejection?.at === at ? Object.assign(new Error(rejection.text), { responseCode: rejection.code }) : null;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_, __, done) => done(refuse('RCPT')),
    async onData(stream, { envelope }, done) {
      const bytes = Buffer.concat(await stream.toArray());
      received.push({ from: envelope.mailFrom ? envelope.mailFrom.address : '', to: envelope.rcptTo.map(({ address }) => address), bytes });
      done(refuse('DATA'));
    },
  });
  let url = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const send = async (to: string, bytes: Buffer = Buffer.from('To: somebody@else.example, third@else.example\r\n\r\n.\r\nHi\r\n')) => {
    vi.stubEnv('SMTP_URL', url);
    received.length = 0;
    const session = await openMailSession();
    try {
      return await session.send(bytes, { from: 'bounce+7@example.org', to }, 'd.0.7');
    } finally {
      session.close();
    }
  };

  test('gets the exact bytes for the envelope’s recipient, whatever the header says', async () => {
    const bytes = await composeMessage(message, facts);
    expect(await send('ada@example.com', bytes)).toMatchObject({ status: 'sent', code: 250 });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ from: 'bounce+7@example.org', to: ['ada@example.com'] });
    expect(received[0]?.bytes.toString().trimEnd()).toBe(bytes.toString().trimEnd());
    await send('ada@example.com');
    expect(received[0]?.to).toEqual(['ada@example.com']);
  });

  test.each([
    ['RCPT', 550, 'failed'],
    ['RCPT', 450, 'deferred'],
    ['DATA', 554, 'failed'],
    ['DATA', 451, 'deferred'],
  ] as const)('whose reply to %s is %i gives the outcome %s', async (at, code, status) => {
    rejection = { at, code, text: 'no' };
    expect(await send('ada@example.com')).toMatchObject({ status, code, reply: expect.stringContaining('no') });
    rejection = undefined;
  });

  test('that closes the connection during authentication is down', async () => {
    await withScript(['220 hello', '250-hello\r\n250 AUTH PLAIN', 'end'], async () => {
      await expect(openMailSession()).rejects.toMatchObject({ name: 'CannotConnect', problem: 'down' });
    });
  });

  test('that does not answer the authentication is down', async () => {
    await withScript(['220 hello', '250-hello\r\n250 AUTH PLAIN', 'silence'], async () => {
      const opened = openSmtpSession(process.env.SMTP_URL ?? '', 1000);
      await expect(opened).rejects.toMatchObject({ problem: 'down', reply: 'no session within 0.5 s' });
    });
  });

  test('that rejects a message and closes the connection gives the outcome rejected', async () => {
    await withScript(['220 hello', '250 hello', '250 ok', '550 5.7.1 blocked', 'end'], async () => {
      const session = await openMailSession();
      expect(await session.send(Buffer.from('To: x'), { from: 'a@b.co', to: 'x@y.zz' }, 'd.0.7')).toMatchObject({
        status: 'rejected',
        code: 550,
        reply: '550 5.7.1 blocked',
      });
      expect(session.isOpen).toBe(false);
    });
  });

  test('with a SIZE limit below the message’s size rejects it before it is sent', async () => {
    await withScript(['220 hello', '250-hello\r\n250 SIZE 3', 'end'], async () => {
      const session = await openMailSession();
      const sent = session.send(Buffer.from('To: x'), { from: 'a@b.co', to: 'x@y.zz' }, 'd.0.7');
      expect(await sent).toMatchObject({ status: 'rejected', reply: expect.stringContaining('size') });
    });
  });

  test('is required on a public site', async () => {
    for (const [name, value] of Object.entries({ SMTP_URL: '', SITE_URL: 'https://newsletter.twinko.ai', PREVIEW: '0' }))
      vi.stubEnv(name, value);
    await expect(openMailSession()).rejects.toMatchObject({ problem: 'down', reply: expect.stringContaining('SMTP_URL is not set') });
  });

  test('that cannot be reached is down', async () => {
    vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:1');
    await expect(openMailSession()).rejects.toMatchObject({
      name: 'CannotConnect',
      problem: 'down',
      reply: expect.stringContaining('ECONNREFUSED'),
    });
  });
});

/** Runs a mail server that answers each input with the next line: `end` closes the connection, `silence` never answers. */
async function withScript(lines: string[], work: () => Promise<void>): Promise<void> {
  const server = createServer((socket) => {
    const replies = [...lines];
    const reply = () => {
      const line = replies.shift();
      if (line === 'end') socket.destroy();
      else if (line && line !== 'silence') socket.write(`${line}\r\n`);
    };
    socket.on('error', () => {}).on('data', reply);
    reply();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('SMTP_URL', `smtp://user:secret@127.0.0.1:${(server.address() as AddressInfo).port}`);
  try {
    await work();
  } finally {
    server.close();
  }
}
