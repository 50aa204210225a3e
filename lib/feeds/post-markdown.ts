import 'server-only';
import { stringify } from 'yaml';
import { absoluteUrl } from '../absolute-url';
import type { PostEntry } from '../content/post-entry';
import { isoDay } from '../format';
import { dictionary, htmlLang } from '../i18n';
import type { Wardrobe } from '../mdx/editor-tags';
import { plainMarkdown } from '../mdx/plain-markdown';
import { escapeXml } from './escape-xml';
import { plainBody } from './plain-body';

/** A post as GitHub-flavoured Markdown, whole: what is known of it as YAML front matter, its title, its body with all tables. */
export async function postMarkdown(entry: PostEntry, wardrobe: Wardrobe): Promise<string> {
  const { post, categories, tags } = entry;
  const { lang: locale, slug, title } = post;
  const facts = {
    title,
    url: absoluteUrl(locale, `/posts/${slug}`),
    lang: htmlLang(locale),
    date: isoDay(post.date),
    ...(post.updated ? { updated: isoDay(post.updated) } : {}),
    authors: post.authors ?? [dictionary(locale).post.team],
    category: categories.map(({ label }) => label[locale]).join(' / '),
    tags: tags.map(({ label }) => label[locale]),
    summary: post.summary,
  };
  const body = plainMarkdown(`<h1>${escapeXml(title)}</h1>\n${await plainBody(entry, wardrobe)}`);
  return `---\n${stringify(facts, { lineWidth: 0 })}---\n\n${body}\n`;
}
