import { isMap, isScalar, parseDocument, Scalar } from 'yaml';
import { dictionary, type Locale } from '../../base/i18n/i18n';
import { parseBody } from '../mdx/parse-body';
import { splitFrontMatter } from '../schema/split-front-matter';

export interface NewPost {
  title: string;
  /** `YYYY-MM-DD`. */
  date: string;
  category: string;
  lang: Locale;
  tags: readonly string[];
}

/** Returns the text of a draft that passes the check. */
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

/** Quotes a text for YAML 1.2, in which every JSON string is valid. */
function quote(text: string): string {
  return JSON.stringify(text);
}

/**
 * Returns the text of a draft that translates a post, with the same date, category, tags and picture. It has the headings and
 * (without `title`) the title of the original to translate, and its text in comments. Returns undefined when the front matter of
 * the original cannot be read.
 */
export function scaffoldTranslation(original: string, { title, lang }: { title?: string; lang: Locale }): string | undefined {
  const split = splitFrontMatter(original);
  const document = split && parseDocument(split.yaml);
  const fields = document?.contents;
  if (!split || !document || document.errors.length || !isMap(fields)) return undefined;
  const quoted = (text: string) => Object.assign(new Scalar(text), { type: Scalar.QUOTE_DOUBLE });
  const textOf = (key: string) => String(fields.get(key) ?? '');
  document.set('title', quoted(title ?? [...`TODO: ${textOf('title')}`].slice(0, 120).join('')));
  document.set('lang', lang);
  document.set('summary', quoted(dictionary(lang).scaffold.summary));
  if (textOf('imageAlt')) document.set('imageAlt', quoted([...`TODO: ${textOf('imageAlt')}`].slice(0, 400).join('')));
  // They are about the original, and a new translation is a draft without corrections.
  for (const key of ['updated', 'corrections', 'draft']) document.delete(key);
  document.set('draft', true);
  // YAML comments are about the original's text.
  for (const { key } of fields.items) if (isScalar(key)) key.commentBefore = undefined;
  fields.commentBefore = undefined;
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return `---\n${yaml}---\n\n${sectionsOf(split.body).join('\n\n')}\n`;
}

/** Returns the headings to translate, each followed by its original text in a comment. */
function sectionsOf(body: string): string[] {
  const headings = parseBody(body).children.flatMap((node) => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (node.type !== 'heading' || start === undefined || end === undefined) return [];
    const words = body.slice(node.children[0]?.position?.start.offset ?? end, node.children.at(-1)?.position?.end.offset ?? end);
    return [{ start, end, depth: node.depth, words }];
  });
  const first = asComment(body.slice(0, headings[0]?.start));
  const sections = headings.flatMap(({ end, depth, words }, index) => [
    // A first-level heading repeats the title, which is in the front matter.
    ...(depth === 1 ? [] : [`${'#'.repeat(depth)} TODO: ${words.replaceAll('\n', ' ')}`]),
    ...asComment(body.slice(end, headings[index + 1]?.start)),
  ]);
  return [...first, ...sections, 'TODO'];
}

function asComment(text: string): string[] {
  const words = text.trim().replaceAll('*/', '*\u2215');
  return words ? [`{/*\n${words}\n*/}`] : [];
}
