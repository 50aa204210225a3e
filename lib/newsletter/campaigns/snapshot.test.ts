import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { composeSnapshot, prepareSnapshot, senderDomain } from './compose-snapshot';
import { mergeFields } from './merge-fields';

const from = { name: 'Twinko AI', address: 'newsletter@example.org' };
const unsubscribe = 'u'.repeat(30).concat('V-_'.repeat(10), 'xy');
const vote = 'w'.repeat(62);
const reader = {
  to: 'ada@example.com',
  date: new Date('2026-11-25T12:00:00.400Z'),
  messageId: 'd.1.7@example.org',
  tokens: { unsubscribe, vote },
};

/** Links after texts of every length: soft line breaks divide placeholders at each of their characters. */
const links = (mergeField: string) =>
  Array.from({ length: 80 }, (_, length) => `<p>${'x'.repeat(length)}<a href="https://example.org/u/${mergeField}">中</a></p>`).join('\n');
const message = (mergeField: { unsubscribe: string; vote: string }) => ({
  subject: '框架对比：PyTorch、TensorFlow 与 JAX，哪一个适合你的下一个项目，以及为什么',
  html: `<!DOCTYPE html><html lang="zh-Hans"><body>${links(mergeField.unsubscribe)}${links(mergeField.vote)}</body></html>`,
  text: `中文 https://example.org/u/${mergeField.unsubscribe}\n.\n..\nhttps://example.org/polls/x?token=${mergeField.vote}`,
  language: 'zh-Hans',
  headers: {
    'List-Unsubscribe': `<https://newsletter.example.org/u/${mergeField.unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
});

test.each([
  ['Twinko AI', 'newsletter@example.org'],
  ['天幕人工智能通讯', 'newsletter@mail.example.org'],
  ['Twinko AI – the newsletter that compares frameworks, week after week, with its sources', 'newsletter@mail.twinko.example.org'],
  ['me@elsewhere.example, "you" <them@elsewhere.example>', 'newsletter@example.org'],
  ['', 'newsletter@example.org'],
])('the sender’s domain is read from a snapshot from %s', async (name, address) => {
  const text = `From: somebody@elsewhere.example\n${mergeFields.unsubscribe}`;
  const snapshot = await composeSnapshot({ ...message(mergeFields), text }, 'm.en', { name, address });
  expect(senderDomain(snapshot)).toBe(address.replace('newsletter@', ''));
});

test('a recipient’s message has their tokens and header fields, and valid lines', async () => {
  const snapshot = await composeSnapshot(message(mergeFields), 'm.en', from);
  const bytes = prepareSnapshot(snapshot)(reader);
  const mail = await simpleParser(bytes);
  const expected = message({ unsubscribe, vote });
  expect(`${mail.html}`.trim()).toBe(expected.html);
  expect(mail.text?.trim()).toBe(expected.text);
  expect([mail.subject, mail.messageId, mail.date]).toEqual([expected.subject, '<d.1.7@example.org>', new Date('2026-11-25T12:00:00Z')]);
  expect(mail.to && 'value' in mail.to && mail.to.value).toEqual([{ address: 'ada@example.com', name: '' }]);
  const raw = bytes.toString('latin1');
  expect(raw).toContain(`<https://newsletter.example.org/u/${unsubscribe}>`);
  expect(raw.split('\r\n\r\n')[0]?.match(/^(?:To|Date|Message-ID|From|Subject|MIME-Version):/gim)).toHaveLength(6);
  for (const mergeField of Object.values(mergeFields)) expect(raw.replaceAll('=\r\n', '')).not.toContain(mergeField);
  const lines = raw.split('\r\n');
  expect(lines.slice(lines.indexOf('')).filter((line) => line.length > 76)).toEqual([]);
  expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n\u0080-\uffff]/);
});

test('equal recipients get equal bytes, and a token of another length is rejected', async () => {
  const snapshot = await composeSnapshot(message(mergeFields), 'm.en', from);
  expect(await composeSnapshot(message(mergeFields), 'm.en', from)).toBe(snapshot);
  const [one, again] = [prepareSnapshot(snapshot)(reader), prepareSnapshot(snapshot)(reader)];
  expect(one.equals(again)).toBe(true);
  expect(one.equals(prepareSnapshot(snapshot)({ ...reader, to: 'bob@example.com' }))).toBe(false);
  expect(() => prepareSnapshot(snapshot)({ ...reader, tokens: { unsubscribe, vote: 'short' } })).toThrow(
    'The token for vote has 5 characters: expected 62.',
  );
});

test('a message without an unsubscribe link is rejected', async () => {
  await expect(composeSnapshot({ ...message(mergeFields), html: '<p>x</p>', text: 'x', headers: {} }, 'm', from)).rejects.toThrow(
    'unsubscribe',
  );
});
