import { archivePages } from '@/server/content/listing-pages';

export const dynamicParams = false;
export const { generateStaticParams, generateMetadata } = archivePages.later;
export default archivePages.later.Page;
