import { dictionary, type Locale } from '../../base/i18n/i18n';

export interface NewPost {
  title: string;
  /** `YYYY-MM-DD`. */
  date: string;
  category: string;
  lang: Locale;
  tags: readonly string[];
}

/** Returns the file of a draft that passes the check, with reminders of what is still to be written. */
export function scaffoldPost({ title, date, category, lang, tags }: NewPost): string {
  const { summary, body } = dictionary(lang).scaffold;
  return `---
title: ${quote(title)}
date: ${date}
category: ${category}
lang: ${lang}
tags: [${tags.join(', ')}]
summary: ${quote(summary)}
draft: true
---

${body}
`;
}

/** A text as YAML reads it, whatever is in it: every JSON string is one in YAML 1.2, too. */
function quote(text: string): string {
  return JSON.stringify(text);
}
