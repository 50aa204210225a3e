import { notFound } from 'next/navigation';
import { feedComponents } from '@/components/mdx/feed';
import { toLocale } from '@/lib/base/i18n/i18n';
import { tagFeedParams } from '@/lib/content/feeds/feed-static-params';
import { tagFeed } from '@/lib/content/model/feed-source';
import { feedResponse } from '@/server/content/feed-response';

export const dynamic = 'force-static';
export const dynamicParams = false;
export const generateStaticParams = () => tagFeedParams('json');

export async function GET(_: Request, { params }: RouteContext<'/[locale]/tags/[tag]/feed.json'>) {
  const { locale: parameter, tag } = await params;
  const locale = toLocale(parameter);
  return feedResponse('json', tagFeed(locale, tag) ?? notFound(), feedComponents(locale));
}
