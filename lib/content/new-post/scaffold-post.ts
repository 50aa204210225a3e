import type { Locale } from '../../base/i18n/i18n';

export interface NewPost {
  title: string;
  /** `YYYY-MM-DD`. */
  date: string;
  category: string;
  lang: Locale;
  tags: readonly string[];
}

/** What an editor has yet to write, in the words that the check looks for; in a draft it only reminds of them. */
export const reminders = {
  en: {
    summary: 'TODO: say in one or two sentences what readers will find here.',
    body: 'TODO: write the post here. Headings start with two hash marks.',
  },
  zh: {
    summary:
      'TODO：用一两句话告诉读者这篇文章讲什么、适合谁读、读完能得到什么。它会出现在文章列表、订阅源和搜索引擎的结果里，请写满五十个字。',
    body: 'TODO：在这里写正文。小标题以两个井号开头。',
  },
} satisfies Record<Locale, { summary: string; body: string }>;

/** The file of a draft that passes the check. */
export function scaffoldPost({ title, date, category, lang, tags }: NewPost): string {
  return `---
title: ${quote(title)}
date: ${date}
category: ${category}
lang: ${lang}
tags: [${tags.join(', ')}]
summary: ${quote(reminders[lang].summary)}
draft: true
---

${reminders[lang].body}
`;
}

/** A text as YAML reads it, whatever is in it: every JSON string is one in YAML 1.2, too. */
function quote(text: string): string {
  return JSON.stringify(text);
}
