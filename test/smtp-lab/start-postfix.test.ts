import { createTransport } from 'nodemailer';
import { describe, expect, test } from 'vitest';
import { startPostfix, whyNoPostfix } from './start-postfix';

const reason = whyNoPostfix();

describe.skipIf(reason)(`Postfix${reason ? ` (${reason})` : ''}`, () => {
  test('accepts messages for its mailboxes only', async () => {
    const postfix = await startPostfix(['ada@readers.example']);
    try {
      const transport = createTransport({ url: postfix.url });
      const mail = { from: 'a@newsletter.example', subject: 'Hi', text: 'Hello' };
      await transport.sendMail({ ...mail, to: 'ada@readers.example' });
      await expect.poll(() => postfix.mailsTo('ada@readers.example'), { timeout: 10_000 }).toHaveLength(1);
      for (const to of ['bob@readers.example', 'eve@elsewhere.example'])
        await expect(transport.sendMail({ ...mail, to })).rejects.toThrow(/5\.[17]\.1/);
    } finally {
      await postfix.remove();
    }
  });
});
