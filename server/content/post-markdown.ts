import 'server-only';
import { stringify } from 'yaml';
import { absoluteUrl } from '@/lib/base/http/absolute-url';
import { isoDay } from '@/lib/base/i18n/format';
import { dictionary, htmlLang } from '@/lib/base/i18n/i18n';
import { escapeXml } from '@/lib/content/feeds/escape-xml';
import { plainMarkdown } from '@/lib/content/mdx/plain-markdown';
import type { PostEntry } from '@/lib/content/model/post-entry';
import { feedBody } from './feed-body';

/** Returns a whole post as GitHub-flavoured Markdown: metadata as YAML front matter, the title, and the body with all tables. */
export async function postMarkdown(entry: PostEntry): Promise<string> {
  const { post, categories, tags } = entry;
  const { lang: locale, slug, title } = post;
  const frontMatter = {
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
  const body = plainMarkdown(`<h1>${escapeXml(title)}</h1>\n${await feedBody(entry)}`);
  return `---\n${stringify(frontMatter, { lineWidth: 0 })}---\n\n${body}\n`;
}
