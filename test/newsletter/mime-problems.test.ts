import { expect, test } from 'vitest';
import { composeMessage } from '../../lib/newsletter/email/compose-message';
import { mimeProblems } from './mime-problems';

const facts = {
  id: 'm.1',
  from: { name: 'Twinko AI', address: 'newsletter@newsletter.example' },
  to: 'ada@example.com',
  date: new Date(0),
};
const message = {
  subject: '框架'.repeat(30),
  html: `<p>${'长'.repeat(400)} x </p>\n.\n`,
  text: `${'long '.repeat(400)}\n\nFrom here\n`,
  language: 'zh-Hans',
};

test('a composed message has no problems', async () => {
  expect(mimeProblems(await composeMessage(message, facts))).toEqual([]);
});

test.each([
  ['a bare line feed', (text: string) => text.replace('\r\n', '\n'), 'A line does not end in CRLF.'],
  ['a second recipient', (text: string) => text.replace('To: ', 'To: bob@example.com, '), 'It is not to one address.'],
  ['a field twice', (text: string) => text.replace('To: ', 'To: bob@example.com\r\nTo: '), '2 fields To'],
  ['a long line', (text: string) => text.replace(' =\r\n', ' '), /^A line of quoted-printable has \d+ characters\.$/],
  ['raw bytes', (text: string) => text.replace('long', 'lông'), 'It is not ASCII.'],
  ['a broken octet', (text: string) => text.replace('=E9', '=e9'), 'An equals sign does not start an encoded octet.'],
  ['a part too many', (text: string) => `${text}x`, 'There is text after the last part.'],
])('%s is found', async (_, spoil, problem) => {
  const spoilt = spoil((await composeMessage(message, facts)).toString('latin1'));
  expect(mimeProblems(Buffer.from(spoilt, 'latin1'))).toContainEqual(
    typeof problem === 'string' ? problem : expect.stringMatching(problem),
  );
});
