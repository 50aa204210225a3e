import { tagPages } from '@/server/content/listing-pages';

export const dynamicParams = false;
export const { generateStaticParams, generateMetadata } = tagPages.later;
export default tagPages.later.Page;
