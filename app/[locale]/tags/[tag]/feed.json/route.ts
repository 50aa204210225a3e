import { tagFeedRoute } from '@/server/content/feed-routes';

export const dynamic = 'force-static';
export const dynamicParams = false;
export const { generateStaticParams, GET } = tagFeedRoute('json');
