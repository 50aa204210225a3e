import { notFound } from 'next/navigation';
import { plainWardrobe } from '@/components/mdx/plain-wardrobe';
import { tagFeed } from '@/lib/content/feed-source';
import { feedAnswer } from '@/lib/feeds/feed-answer';
import { tagFeedsToMake } from '@/lib/feeds/feeds-to-make';
import { toLocale } from '@/lib/i18n';

export const dynamic = 'force-static';
export const dynamicParams = false;
export const generateStaticParams = () => tagFeedsToMake('rss');

export async function GET(_: Request, { params }: RouteContext<'/[locale]/tags/[tag]/feed.xml'>) {
  const { locale: parameter, tag } = await params;
  const locale = toLocale(parameter);
  return feedAnswer('rss', tagFeed(locale, tag) ?? notFound(), plainWardrobe(locale));
}
