import 'server-only';
import { env } from '../../base/env/env';
import { absoluteUrl } from '../../base/http/absolute-url';
import { isoDay } from '../../base/i18n/format';
import { defaultLocale, dictionary, type Locale, languageName, locales } from '../../base/i18n/i18n';
import { listFrameworks } from '../model/frameworks';
import { listPosts } from '../model/posts';

/** Returns `/llms.txt` (llmstxt.org): links to every post as Markdown, to every framework profile and to the open data. */
export function llmsText(): string {
  const { site, posts, frameworks, guide } = dictionary(defaultLocale);
  const sections = [
    ...locales.map((locale) => ({ title: `${posts.title} (${languageName(defaultLocale, locale)})`, links: postLinks(locale) })),
    {
      title: frameworks.title,
      links: [
        { url: absoluteUrl(defaultLocale, '/frameworks'), name: frameworks.title, text: frameworks.description },
        { url: absoluteUrl(defaultLocale, '/guide'), name: guide.title, text: guide.description },
        { url: `${env.siteUrl}/data/frameworks.json`, name: `${frameworks.dataTitle} (JSON)`, text: frameworks.dataText },
        { url: `${env.siteUrl}/data/frameworks.csv`, name: `${frameworks.dataTitle} (CSV)`, text: frameworks.dataText },
        ...listFrameworks().map(({ key, name, summary }) => ({
          url: absoluteUrl(defaultLocale, `/frameworks/${key}`),
          name,
          text: summary[defaultLocale],
        })),
      ],
    },
  ];
  const paragraphs = sections.map(({ title, links }) => `## ${title}\n\n${links.map(linkLine).join('\n')}`);
  return `# ${site.name}\n\n> ${site.description}\n\n${paragraphs.join('\n\n')}\n`;
}

function postLinks(locale: Locale): Link[] {
  return listPosts(locale)
    .filter(({ lang }) => lang === locale)
    .map(({ slug, title, summary, date }) => ({
      url: absoluteUrl(locale, `/posts/${slug}.md`),
      name: title,
      text: `${isoDay(date)}. ${summary}`,
    }));
}

interface Link {
  url: string;
  name: string;
  text: string;
}

function linkLine({ url, name, text }: Link): string {
  return `- [${name.replace(/[[\]\\]/g, '\\$&')}](${url}): ${text}`;
}
