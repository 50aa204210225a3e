import { categoryPages } from '@/server/content/listing-pages';

export const dynamicParams = false;
export const { generateStaticParams, generateMetadata } = categoryPages.later;
export default categoryPages.later.Page;
