import { expect, test } from 'vitest';
import { findingsOf } from '../check/test-content';
import { splitFrontMatter } from '../front-matter';
import { parseBody } from '../mdx/parse-body';
import { plainWords } from './plain-words';
import { importOf, olderPost } from './test-import';

/** Texts of older posts, each with its words and with how many things the report must say are dropped. */
const bodies: [markdown: string, words: string, dropped: number][] = [
  ['Plain **words** here.', 'Plain words here.', 0],
  ['A [link](https://x.y){: target="_blank"} and <5 {x}.', 'A link and <5 {x}.', 1],
  ['# Section\n\nText\n{: .lead}\n\n## Sub {: #sub}\n\nMore', 'Section Text Sub More', 2],
  ['    :::python\n    print("<{x}>")', 'print("<{x}>")', 0],
  ['Term\n:   Meaning one\n:   Meaning two', 'Term Meaning one Meaning two', 0],
  ['<div class="note">\n<p>Raw <b>HTML</b></p>\n<script>no()</script>\n</div>', 'Raw HTML', 1],
  ['| a | b |\n|---|---|\n| 1 | 2 | 3 |', 'a b 1 2 3', 0],
  ['A note[^1] and ![a picture](gone.png)\n\n[^1]: What it says.', 'A note and a picture What it says.', 0],
  ['See [the other]({filename}post-0.md), [no more]({filename}gone.md) and [old](/post-1.html).', 'See the other, no more and old.', 1],
  ['import this\n\n- one\n- two\n\n1. <kbd>Q</kbd>\n2. <span>b</span>', 'import this one two Q b', 1],
];

test('forty files in both languages come over with their words, pass the check, and once only', async () => {
  const files: Record<string, string> = {};
  for (let index = 0; index < 20; index++) {
    const [body = ''] = bodies[index % bodies.length] ?? [];
    const shared = { Date: `2024-01-${10 + index} 08:00`, Tags: index % 2 ? 'torch, New Tag' : '火炬' };
    files[`post-${index}.md`] = olderPost({ ...shared, Title: `Post ${index}`, License: 'CC' }, `# Post ${index}\n\n${body}\n`);
    files[`zh/post-${index}-zh.md`] = olderPost(
      { ...shared, Title: `文章 ${index}`, Category: '通讯' },
      `# 文章 ${index}\n\n**“引用”**说：\n\n${body.replaceAll('{filename}', '{filename}../')}\n`,
    );
  }
  const { reports, writes, after, said } = importOf(files);
  expect(reports.map(({ outcome }) => outcome)).toEqual(Array(40).fill('new'));
  for (let index = 0; index < 20; index++) {
    const [, words = '', dropped = 0] = bodies[index % bodies.length] ?? [];
    expect(wordsOf(writes.get(`content/posts/post-${index}.mdx`))).toBe(`Post ${index} ${words}`);
    expect(wordsOf(writes.get(`content/posts/post-${index}.zh.mdx`))).toBe(`文章 ${index} “引用”说： ${words}`);
    // The licence, which posts have no place for, is on the report of each original.
    expect(said(`post-${index}.md`).filter((line) => line.startsWith('dropped'))).toHaveLength(dropped + 1);
  }
  expect(await findingsOf(after)).toEqual([]);
  const again = importOf(files, { at: after });
  expect([again.writes.size, again.copies.size]).toEqual([0, 0]);
  expect(again.reports.map(({ outcome }) => outcome)).toEqual(Array(40).fill('unchanged'));
}, 60_000);

function wordsOf(post = ''): string {
  return plainWords(parseBody(splitFrontMatter(post)?.body ?? ''));
}
