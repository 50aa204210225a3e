import { appendFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A word of a draft and of a scheduled post, which must be nowhere on the site. */
export const secretWord = 'xylophonically';

/** Words in the middle of a listed post, in both languages, and a word of an unlisted post. */
export const buriedWords = { en: 'quokkaesque', zh: '蒸汽朋克式量子算盘', unlisted: 'velociraptorial' };

/** The last correction of the post `everything`: plain text that looks like HTML and Markdown. */
export const correction = 'JAX 0.1 < 1 & *not* 2.';

/** How many numbered posts the English lists have. */
export const numberedPosts = 23;

/** The title of the post `numbered-20`, with characters to escape in XML and HTML. */
export const oddTitle = 'Tests ]]> & <b>, "quoted" 😀 中文';

/** The only real post that stays, so that later posts change no test. */
const realPost = 'top-ai-frameworks-for-2024';

/** The redirects of the fixture site. */
export const redirects: readonly (readonly [from: string, to: string, renamed?: 'renamed'])[] = [
  ['/posts/old-name', '/posts/everything', 'renamed'],
  ['/zh/posts/旧文章', '/zh/posts/only-chinese'],
  ['/标签/强化学习', '/tags/强化学习'],
  ['/Old:Page (1)*+', '/about'],
  ['/elsewhere', 'https://example.org/a/page'],
];

/** The real frameworks that stay, with one that is part of another. Each pair is a page. */
const realFrameworks = ['pytorch.yml', 'tensorflow.yml', 'jax.yml', 'flax.yml'];

/** Replaces all real posts but the first, keeps few frameworks, and adds a tag in Chinese script and a child category. */
export async function writeFixtureContent(folder: string): Promise<void> {
  for (const name of await readdir(path.join(folder, 'frameworks')))
    if (!realFrameworks.includes(name)) await rm(path.join(folder, 'frameworks', name));
  for (const name of await readdir(path.join(folder, 'posts'))) if (!name.startsWith(realPost)) await rm(path.join(folder, 'posts', name));
  await writeFile(
    path.join(folder, 'series.yml'),
    `series:\n  - key: ai-frameworks\n    label: { en: Made up, zh: 虚构 }\n    description: { en: Two parts., zh: 共两篇。 }\n    posts: [${realPost}, numbered-1]\n`,
  );
  await appendFile(
    path.join(folder, 'tags.yml'),
    `  - key: 强化学习\n    label: { en: Reinforcement learning, zh: 强化学习 }\n    description: { en: Learning by trial and reward., zh: 通过试错与奖励来学习。 }\n    aliases: [rl, 增强学习]\n`,
  );
  await appendFile(
    path.join(folder, 'categories.yml'),
    `  - key: healthcare\n    parent: newsletter\n    label: { en: AI in Healthcare, zh: 医疗 AI }\n    description: { en: Models at the bedside., zh: 走到病床边的模型。 }\n`,
  );

  await writeFile(
    path.join(folder, 'redirects.yml'),
    `redirects:\n${redirects.map(([from, to, renamed]) => `  - { from: "${from}", to: "${to}", renamed: ${Boolean(renamed)} }\n`).join('')}`,
  );

  const write = (name: string, fields: Record<string, string>, body: string) =>
    writeFile(path.join(folder, 'posts', name), post(fields, body));
  for (let number = 1; number <= numberedPosts; number++) {
    const date = `2024-06-${String(number).padStart(2, '0')}`;
    const title = number === 20 ? oddTitle : `Numbered post ${number}`;
    await write(`numbered-${number}.mdx`, { title, date }, `Body of post ${number}.\n`);
  }
  await write(
    'numbered-1.zh.mdx',
    { title: '第 1 篇', date: '2024-06-01', lang: 'zh' },
    `第一篇的正文。\n\n## 中间一节\n\n有人用${buriedWords.zh}来训练模型，效果出人意料。\n\n## 结尾\n\n到此为止。\n`,
  );
  await write(
    'only-chinese.zh.mdx',
    { title: '只有中文的一篇', date: '2024-07-01', lang: 'zh', tags: '[强化学习]' },
    '这一篇没有英文版。\n',
  );
  await write(
    'everything.mdx',
    {
      title: 'Everything an editor can write',
      date: '2024-07-02',
      updated: '2024-08-01',
      corrections: `[{ date: 2024-08-01, what: "${correction}" }, { date: 2024-07-15, what: An earlier one. }]`,
      category: 'healthcare',
      tags: '[强化学习, jax]',
      authors: '[Ada Lovelace, Alan Turing]',
    },
    everything,
  );
  await write('with-frameworks.mdx', { title: 'A post with facts', date: '2024-05-01', unlisted: 'true' }, withFrameworks);
  await write('a-draft.mdx', { title: `A draft, ${secretWord}`, date: '2024-01-01', draft: 'true' }, `${secretWord}\n`);
  await write('scheduled.mdx', { title: `Scheduled, ${secretWord}`, date: '2999-01-01' }, `${secretWord}\n`);
  await write(
    'unlisted.mdx',
    { title: 'An unlisted post', date: '2024-07-03', unlisted: 'true' },
    `Only by its address, ${buriedWords.unlisted}.\n`,
  );
}

function post(fields: Record<string, string>, body: string): string {
  const all = {
    category: 'newsletter',
    lang: 'en',
    tags: '[development]',
    summary: JSON.stringify(`${fields.title}: a summary that is long enough to tell readers what they will find here, or would.`),
    ...fields,
    title: JSON.stringify(fields.title),
  };
  return `---\n${Object.entries(all)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n')}\n---\n\n${body}`;
}

const withFrameworks = `
Two of them, side by side:

<FrameworkTable of="jax pytorch" show="license tpu" caption="Two of them" />

<Compare of="jax pytorch" />

<Guide />
`;

const everything = `
# Everything an editor can write

{/* A comment that readers do not see. */}

An opening with *emphasis*, **strength**, \`code\`, ~~deletion~~, a footnote[^1] and [a link](/posts/numbered-1).

## A heading with \`code\` in it

<Callout kind="note">

A callout with **Markdown** inside.

</Callout>

<Callout kind="warning" title="Mind the gap">A callout on one line.</Callout>

<Figure caption="Three numbers and what they mean">

| Name | Aligned right | Centred | A column with quite a lot of text in it, as comparisons have |
|:-----|------:|:-----:|---|
| One  | 1 | a | Some words that go on for a while, to see how a cell wraps them |
| Two  | 22 | b | Short |

</Figure>

### A table of its own

|   | B |
|--:|---|
| 1 | 2 |

<Figure caption="The cover once more">

![Three abstract drawings](/images/newsletter/ai-frameworks.jpg)

</Figure>

## Code

\`\`\`python
# Compile once, run fast
import jax

@jax.jit
def square(x: float) -> float:
    return x ** 2  # a very long comment that makes the line wider than any phone, so that it has to scroll sideways
\`\`\`

\`\`\`no-such-language
plain text
\`\`\`

## Lists

- [x] a task that is done
- [ ] one that is not

1. first
2. second
   - nested

> A quotation, ${buriedWords.en} to the last.

Press <kbd>Ctrl</kbd>, write H<sub>2</sub>O.

<details>
<summary>More</summary>

Hidden at first.

</details>

[^1]: What the footnote says.
`;
