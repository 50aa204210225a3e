/** An older file, the words that it must keep, and the parts of its source, one per line, whose loss the report must name. */
export interface OlderFixture {
  path: string;
  text: string;
  words: string;
  losses: string[];
}

const summary = 'Summary: A summary that is long enough to tell readers what they will find here.';
const zhSummary =
  'Summary: 这是一段足够长的摘要，告诉读者这篇文章讲什么、适合谁读、读完之后能得到什么，以及为什么它值得花上几分钟来读一读。';

/** A post and its translation. */
type Pair = [
  header: string,
  body: string,
  words: string,
  losses: string[],
  zhHeader: string,
  zhBody: string,
  zhWords: string,
  zhLosses: string[],
];

const pairs: Pair[] = [
  // The sample: keys as the newsletter wrote them.
  [
    'Title: Top AI Frameworks\nDate: 2024-05-17\nCategory: newsletter\nLang: en\nTags: frameworks, pytorch, tensorflow, jax, development\n' +
      `${summary}\nImage: /images/newsletter/gone.jpg`,
    '# Top AI Frameworks\n\nAs the landscape *evolves*, see [PyTorch](https://pytorch.org){: target="_blank"}.\n\n## PyTorch: key strengths\n\n- **Eager** mode\n- Ecosystem',
    'Top AI Frameworks As the landscape evolves, see PyTorch. PyTorch: key strengths Eager mode Ecosystem',
    ['Image:', '{: target'],
    `Title: 顶级 AI 框架\nDate: 2024-05-17\nCategory: 通讯\nLang: zh\nTags: 框架, pytorch, tensorflow, jax, 开发\n${zhSummary}`,
    '# 顶级 AI 框架\n\n随着格局*演变*，请看[PyTorch](https://pytorch.org){: target="_blank" rel="nofollow"}。',
    '顶级 AI 框架 随着格局演变，请看PyTorch。',
    ['{: target'],
  ],
  // A byte-order mark and CRLF.
  [
    `\uFEFFTitle: With a mark\r\nDate: 2024-01-02\r\nCategory: newsletter\r\nTags: jax\r\n${summary}\r`,
    'One line.\r\n\r\nAnother.\r',
    'One line. Another.',
    [],
    `Title: 带标记\r\nDate: 2024-01-02\r\nCategory: 通讯\r\nTags: jax\r\n${zhSummary}\r`,
    '一行。\r\n\r\n另一行。\r',
    '一行。 另一行。',
    [],
  ],
  // Keys in any case, up to three spaces before them, colons in values, keys in any order.
  [
    `   tags: jax\nCATEGORY: newsletter\n${summary}\ndate: 2024-01-03\ntitle: One: two: three`,
    'Time is 10:30: late.',
    'Time is 10:30: late.',
    [],
    `tags: jax\nDate: 2024-01-03\n${zhSummary}\ncategory: 通讯\nTITLE: 一：二：三`,
    '时间是 10:30。',
    '时间是 10:30。',
    [],
  ],
  // Continuation lines.
  [
    'Title: Lines that go on\nDate: 2024-01-04\nCategory: newsletter\nTags: jax\nSummary: A summary that goes\n    on in a second line and is\n\tlong enough for readers.',
    'Words.',
    'Words.',
    [],
    `Title: 续行\nDate: 2024-01-04\nCategory: 通讯\nTags: jax\n    pytorch\n${zhSummary}`,
    '文字。',
    '文字。',
    ['    pytorch'],
  ],
  // The end of the header.
  [
    `---\nTitle: Between hyphens\nDate: 2024-01-05\nCategory: newsletter\nTags: jax\n${summary}\n---`,
    'Below the rule.',
    'Below the rule.',
    [],
    `Title: 三个点\nDate: 2024-01-05\nCategory: 通讯\nTags: jax\n${zhSummary}\n...`,
    '点下面。',
    '点下面。',
    [],
  ],
  // A second line of tags; a second picture.
  [
    `Title: Twice\nDate: 2024-01-06\nCategory: newsletter\nTags: jax\nTags: pytorch\n${summary}\nImage: gone-1.png\nImage: gone-2.png`,
    'Words.',
    'Words.',
    ['Tags: pytorch', 'gone-1', 'gone-2'],
    `Title: 两次\nDate: 2024-01-06\nDate: 2024-02-06\nCategory: 通讯\nTags: jax\n${zhSummary}`,
    '文字。',
    '文字。',
    ['Date: 2024-02-06'],
  ],
  // Semicolons, repeats, empty parts; authors.
  [
    `Title: Semicolons\nDate: 2024-01-07\nCategory: newsletter\nTags: jax; pytorch;; jax ;\nAuthors: Lovelace, Ada; Turing, Alan\n${summary}`,
    'Words.',
    'Words.',
    [],
    `Title: 分号\nDate: 2024-01-07\nCategory: 通讯\nTags: jax, , pytorch, jax\nAuthors: 张三, 李四\n${zhSummary}`,
    '文字。',
    '文字。',
    [],
  ],
  // Parent and child categories.
  [
    `Title: A child category\nDate: 2024-01-08\nCategory: Twinko Weekly | AI in Healthcare\nTags: jax\n${summary}`,
    'Words.',
    'Words.',
    [],
    `Title: 子类别\nDate: 2024-01-08\nCategory: 周刊 ｜ 医疗 AI\nTags: jax\n${zhSummary}`,
    '文字。',
    '文字。',
    [],
  ],
  // Dates.
  [
    `Title: Dates\nDate: May 17th, 2024 3:05 pm\nModified: 2024-06-01\nCategory: newsletter\nTags: jax\n${summary}`,
    'Words.',
    'Words.',
    [],
    `Title: 日期\nDate: 2024/5/17 15:05\nModified: 2024-05-01\nCategory: 通讯\nTags: jax\n${zhSummary}`,
    '文字。',
    '文字。',
    ['Modified: 2024-05-01'],
  ],
  // Statuses.
  [
    `Title: A draft\nDate: 2024-01-10\nStatus: draft\nCategory: newsletter\nTags: jax\n${summary}`,
    'Not yet.',
    'Not yet.',
    [],
    `Title: 草稿\nDate: 2024-01-10\nStatus: draft\nCategory: 通讯\nTags: jax\n${zhSummary}`,
    '还没写完。',
    '还没写完。',
    [],
  ],
  [
    `Title: Hidden\nDate: 2024-01-11\nStatus: hidden\nCategory: newsletter\nTags: jax\n${summary}`,
    'Only by its address.',
    'Only by its address.',
    [],
    `Title: 隐藏\nDate: 2024-01-11\nStatus: hidden\nCategory: 通讯\nTags: jax\n${zhSummary}`,
    '只能通过地址访问。',
    '只能通过地址访问。',
    [],
  ],
  // A slug in the header.
  [
    `Title: A slug\nSlug: My-Own-Slug\nDate: 2024-01-12\nCategory: newsletter\nTags: jax\n${summary}`,
    'Words.',
    'Words.',
    [],
    `Title: 自己的地址\nSlug: another-slug\nDate: 2024-01-12\nCategory: 通讯\nTags: jax\n${zhSummary}`,
    '文字。',
    '文字。',
    [],
  ],
  // A translation with other tags and another date has those of its original.
  [
    `Title: Facts\nDate: 2024-01-13\nCategory: newsletter\nTags: jax\n${summary}`,
    'Words.',
    'Words.',
    [],
    `Title: 事实\nDate: 2024-01-20\nCategory: 通讯\nTags: pytorch\n${zhSummary}`,
    '文字。',
    '文字。',
    ['Tags: pytorch'],
  ],
  // Markdown in a summary; unknown keys; no summary.
  [
    'Title: Other keys\nDate: 2024-01-14\nCategory: newsletter\nTags: jax\nLicense: CC BY 4.0\nSummary: A **bold** summary with [a link](https://x.y), long enough to be taken.\nTemplate: wide',
    'Words.',
    'Words.',
    ['License:', 'Template:'],
    'Title: 没有摘要\nDate: 2024-01-14\nCategory: 通讯\nTags: jax',
    '没有摘要时，就用正文开头的话来代替，只要它足够长，能告诉读者这篇文章讲什么、适合谁读、读完之后能得到什么就可以。',
    '没有摘要时，就用正文开头的话来代替，只要它足够长，能告诉读者这篇文章讲什么、适合谁读、读完之后能得到什么就可以。',
    [],
  ],
  // Syntax of Python-Markdown.
  [
    `Title: Code\nDate: 2024-01-15\nCategory: newsletter\nTags: jax\n${summary}`,
    'import torch, if x <5 or {y}:\n\n    :::python\n    print("<{x}>")\n\n~~~ {.js}\nlet a = {};\n~~~\n\n`{: .kept}` stays.',
    'import torch, if x <5 or {y}: print("<{x}>") let a = {}; {: .kept} stays.',
    [],
    `Title: 代码\nDate: 2024-01-15\nCategory: 通讯\nTags: jax\n${zhSummary}`,
    '若 x <5 或 {y}：\n\n    #!python\n    print("中文")',
    '若 x <5 或 {y}： print("中文")',
    [],
  ],
  [
    `Title: Blocks\nDate: 2024-01-16\nCategory: newsletter\nTags: jax\n${summary}`,
    'Lead.\n{: .lead }\n\n##Section {: #section }\n\nTerm\n:   One\n:   Two\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n\nA note.[^1]\n\n[^1]: What it says.\n\n*[HTML]: Markup',
    'Lead. Section Term One Two a b 1 2 3 A note. What it says.',
    ['{: .lead }', '{: #section }', '*[HTML]'],
    `Title: 块\nDate: 2024-01-16\nCategory: 通讯\nTags: jax\n${zhSummary}`,
    '# 一\n\n## 二 {: #er }\n\n术语\n:   解释\n\n**“引用”**说。',
    '一 二 术语 解释 “引用”说。',
    ['{: #er }'],
  ],
  [
    `Title: Raw HTML\nDate: 2024-01-17\nCategory: newsletter\nTags: jax\n${summary}`,
    '<div class="note">\n<p>Raw <b>words</b></p>\n</div>\n\n<script>alert(1)</script>\n\nA <span class="x">span</span> and <kbd>Q</kbd>.\n\n<!-- a note -->\n\nMore.',
    'Raw words A span and Q. More.',
    ['<script>', '<span', '<!-- a note'],
    `Title: 原始 HTML\nDate: 2024-01-17\nCategory: 通讯\nTags: jax\n${zhSummary}`,
    '一个<font color="red">红字</font>。\n\n<p align="center">居中</p>',
    '一个红字。 居中',
    ['<font'],
  ],
  [
    `Title: Links\nDate: 2024-01-18\nCategory: newsletter\nTags: jax\n${summary}`,
    'See [the sample]({filename}post-01.md) and [no more]({filename}gone.md).\n\n[Up](#nowhere) or [run](javascript:alert(1)), [ref][r].\n\n[r]: https://x.y',
    'See the sample and no more. Up or run, ref.',
    ['{filename}gone', '#nowhere'],
    `Title: 链接\nDate: 2024-01-18\nCategory: 通讯\nTags: jax\n${zhSummary}`,
    '请看[样例]({filename}../post-01-zh.md)。\n\n还有[没有的]({filename}gone-zh.md)。',
    '请看样例。 还有没有的。',
    ['{filename}gone-zh'],
  ],
  [
    `Title: Pictures\nDate: 2024-01-19\nCategory: newsletter\nTags: jax\n${summary}\nImage: {static}/images/cover.png`,
    'A picture: ![a drawing]({static}/images/drawing.png)\n\n![gone](gone.png)\n\n![elsewhere](https://x.y/z.png)',
    'A picture: a drawing gone elsewhere',
    ['Image:', '![gone]', '![elsewhere]'],
    `Title: 图片\nDate: 2024-01-19\nCategory: 通讯\nTags: jax\n${zhSummary}`,
    '图：![一张图](/images/drawing.png)',
    '图：一张图',
    [],
  ],
  // New tags in both scripts; an invisible character; a heading without a space.
  [
    `Title: New tags\nDate: 2024-01-20\nCategory: newsletter\nTags: C++, Torch, 强化学习\n${summary}`,
    'Zero\u200Bwidth.\n\n##Three',
    'Zerowidth. Three',
    ['Zero'],
    `Title: 新标签\nDate: 2024-01-20\nCategory: 通讯\nTags: 强化学习, c++, pytorch\n${zhSummary}`,
    '零宽。',
    '零宽。',
    [],
  ],
];

/** Paths of translations: with a suffix, in a folder, or both. */
const zhPaths = [(name: string) => `${name}-zh.md`, (name: string) => `zh/${name}.md`, (name: string) => `zh/${name}-zh.md`];

/** 40 older files, 20 in each language. Most Chinese ones have no `Lang`. */
export const olderFolder: OlderFixture[] = pairs.flatMap(([header, body, words, losses, zhHeader, zhBody, zhWords, zhLosses], index) => {
  const name = `post-${String(index + 1).padStart(2, '0')}`;
  // Another file links to the first translation by its name with a suffix.
  const zhPath = zhPaths[index % zhPaths.length]?.(name) ?? name;
  return [
    { path: `${name}.md`, text: `${header}\n\n${body}\n`, words, losses },
    { path: zhPath, text: `${zhHeader}\n\n${zhBody}\n`, words: zhWords, losses: zhLosses },
  ];
});
