import { expect, test } from 'vitest';
import { enhancements, lackingFeatures } from './email-clients';

test('features that a client does not support are found', () => {
  const html = '<body><div style="display:grid;gap:4px"><svg width="1" height="1"></svg><video></video></div></body>';
  const found = [...lackingFeatures(html)].filter((title) => !Object.hasOwn(enhancements, title));
  expect(found).toEqual(expect.arrayContaining(['display:grid', '<video> element']));
});

test('features that every client supports are not reported', () => {
  expect([...lackingFeatures('<table><tr><td style="color:#333333;font-family:Arial">x</td></tr></table>')]).toEqual([]);
});
