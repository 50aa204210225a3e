import { notFound } from 'next/navigation';
import { textResponse } from '@/lib/base/http/text-response';
import { defaultLocale } from '@/lib/base/i18n/i18n';
import { sitemapParts, writeSitemap } from '@/lib/content/metadata/sitemap';
import { listSitePages } from '@/lib/content/model/site-pages';

export const dynamic = 'force-static';
export const dynamicParams = false;

/** `/sitemap/1.xml` and so on: the parts of a sitemap that is too large for one file. A smaller sitemap has no parts. */
export function generateStaticParams() {
  const parts = sitemapParts(listSitePages());
  return parts.length === 1 ? [] : parts.map((_, index) => ({ locale: defaultLocale, part: `${index + 1}.xml` }));
}

export async function GET(_: Request, { params }: RouteContext<'/[locale]/sitemap/[part]'>) {
  const number = Number((await params).part.replace('.xml', ''));
  const xml = await writeSitemap(sitemapParts(listSitePages())[number - 1] ?? notFound());
  return textResponse(xml, 'application/xml');
}
