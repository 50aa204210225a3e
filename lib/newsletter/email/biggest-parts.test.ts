import { expect, test } from 'vitest';
import { biggestParts } from './biggest-parts';

test('the biggest parts of an email are named by their headings, captions or first words', () => {
  const section = `<h2>Long</h2><p>${'字'.repeat(100)}</p>`;
  const table = `<table><caption>Facts</caption><tbody><tr><td>${'x'.repeat(150)}</td></tr></tbody></table>`;
  const code = `<pre><code>import jax\n${'y'.repeat(90)}</code></pre>`;
  const end = `<h2>Short</h2><ul><li>${'z'.repeat(20)}</li></ul>`;
  const html = `<!DOCTYPE html><html lang="en"><body><table role="presentation"><tr><td><div>${section}${table}${code}${end}</div></td></tr></table></body></html>`;
  const bytesOf = (part: string) => Buffer.byteLength(part);
  expect(biggestParts(html)).toEqual([
    { kind: 'section', name: 'Long', bytes: bytesOf(section + table + code) },
    { kind: 'table', name: 'Facts', bytes: bytesOf(table) },
    { kind: 'code', name: 'import jax', bytes: bytesOf(code) },
    { kind: 'section', name: 'Short', bytes: bytesOf(end) },
    { kind: 'list', name: 'z'.repeat(20), bytes: bytesOf(end) - bytesOf('<h2>Short</h2>') },
  ]);
  expect(biggestParts(html, 1)).toHaveLength(1);
});
