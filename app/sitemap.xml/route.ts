import { absoluteUrl } from '@/lib/absolute-url';
import { listSitePages } from '@/lib/content/site-pages';
import { defaultLocale } from '@/lib/i18n';
import { sitemapParts, writeSitemap, writeSitemapIndex } from '@/lib/sitemap';
import { textAnswer } from '@/lib/text-answer';

export const dynamic = 'force-static';

export async function GET() {
  const parts = sitemapParts(listSitePages());
  const [only = []] = parts;
  const xml =
    parts.length === 1
      ? await writeSitemap(only)
      : await writeSitemapIndex(parts.map((_, index) => absoluteUrl(defaultLocale, `/sitemap/${index + 1}.xml`)));
  return textAnswer(xml, 'application/xml');
}
