import { tagPages } from '@/server/content/listing-pages';

export const dynamicParams = false;
export const { generateStaticParams, generateMetadata } = tagPages.first;
export default tagPages.first.Page;
