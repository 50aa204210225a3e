import { expect, test } from 'vitest';
import { inlineScriptsIn, stripRuntime } from './strip-runtime';

const ours = 'first()';
const chunk = '<script src="/_next/static/chunks/a.js" async=""></script>';
const flight = '<script>(self.__next_f=self.__next_f||[]).push([0])</script><script>self.__next_f.push([1,"0:{}\\n"])</script>';
const bootstrap = '<script id="_R_">(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({})</script>';
const page = (body: string) => `<!DOCTYPE html><html><head>${chunk}</head><body>${body}${bootstrap}${flight}</body></html>`;
const kept = (body: string) => `<!DOCTYPE html><html><head></head><body>${body}</body></html>`;

test('the runtime is removed, text is kept', () => {
  const body = '<p>Read <b>self.__next_f.push</b> &lt;script&gt;</p>';
  expect(stripRuntime(page(body), [])).toBe(kept(body));
});

test('preloads of scripts, comments of React and the element for streamed metadata are removed', () => {
  const html = page('<div hidden=""><!--$--><!--/$--></div><p>a<!-- -->b</p>').replace(
    '<head>',
    '<head><link rel="stylesheet" href="/a.css" data-precedence="next"/><link rel="preload" as="script" fetchPriority="low" href="/a.js"/>',
  );
  expect(stripRuntime(html, [])).toBe(kept('<p>ab</p>').replace('<head>', '<head><link rel="stylesheet" href="/a.css"/>'));
});

test('the site’s scripts, inline scripts and data are kept', () => {
  const body = `<script>${ours}</script><script type="module" src="/scripts/x-1.js"></script><script type="application/ld+json">{}</script>`;
  expect(stripRuntime(page(body), [ours])).toBe(kept(body));
});

test('attributes and styles are kept', () => {
  const body = `<img alt="<!-- --> <script>a</script>"/><style>a::before{content:"<!-- -->"}</style>`;
  expect(stripRuntime(page(body), [])).toBe(kept(body));
});

test('unknown scripts and comments are errors', () => {
  expect(() => stripRuntime(page('<script>other()</script>'), [ours])).toThrow('<script>other() is a script that this step does not know');
  expect(() => stripRuntime(page('<script src="https://cdn.example/x.js"></script>'), [])).toThrow('does not know');
  expect(() => stripRuntime(page('<!--$?--><template id="B:0"></template><!--/$-->'), [])).toThrow('that a script completes');
  expect(() => stripRuntime(`<body>${flight}</body>`, [])).toThrow('no script of the runtime');
  expect(() => stripRuntime(`<body>${chunk}</body>`, [])).toThrow('no flight data');
});

test('inline scripts that a policy must allow are listed', () => {
  expect(inlineScriptsIn(`${chunk}<script>${ours}</script><script type="application/json">{}</script>${bootstrap}`)).toEqual([
    ours,
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({})',
  ]);
});
