import { expect, test } from 'vitest';
import { emailPage } from './email-page';

const message = {
  subject: 'S',
  html: '<!DOCTYPE html><html lang="zh-Hans"><p style="margin:0">中\r\n</p></html>',
  text: '中\n',
  language: 'zh-Hans',
};

test('an email page has the exact HTML, a policy without scripts, and is not indexed', async () => {
  const page = emailPage(message, 'html');
  expect(await page.text()).toBe(message.html);
  expect(Object.fromEntries(page.headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-language': 'zh-Hans',
    'content-security-policy': expect.stringMatching(/^default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' https:; /),
    'x-robots-tag': 'noindex',
  });
});

test('the text part is served as plain text', async () => {
  const page = emailPage(message, 'text');
  expect([await page.text(), page.headers.get('content-type')]).toEqual(['中\n', 'text/plain; charset=utf-8']);
});
