import { absoluteUrl } from '@/lib/base/http/absolute-url';
import { textResponse } from '@/lib/base/http/text-response';
import { defaultLocale } from '@/lib/base/i18n/i18n';
import { sitemapParts, writeSitemap, writeSitemapIndex } from '@/lib/content/metadata/sitemap';
import { listSitePages } from '@/lib/content/model/site-pages';

export const dynamic = 'force-static';

export async function GET() {
  const parts = sitemapParts(listSitePages());
  const [only = []] = parts;
  const xml =
    parts.length === 1
      ? await writeSitemap(only)
      : await writeSitemapIndex(parts.map((_, index) => absoluteUrl(defaultLocale, `/sitemap/${index + 1}.xml`)));
  return textResponse(xml, 'application/xml');
}
