import { feedComponents } from '@/components/mdx/feed';
import { toLocale } from '@/lib/base/i18n/i18n';
import { siteFeedParams } from '@/lib/content/feeds/feed-static-params';
import { siteFeed } from '@/lib/content/model/feed-source';
import { feedResponse } from '@/server/content/feed-response';

export const dynamic = 'force-static';
export const dynamicParams = false;
export const generateStaticParams = () => siteFeedParams('json');

export async function GET(_: Request, { params }: RouteContext<'/[locale]/feed.json'>) {
  const locale = toLocale((await params).locale);
  return feedResponse('json', siteFeed(locale), feedComponents(locale));
}
