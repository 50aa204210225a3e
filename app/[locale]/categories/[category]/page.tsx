import { categoryPages } from '@/server/content/listing-pages';

export const dynamicParams = false;
export const { generateStaticParams, generateMetadata } = categoryPages.first;
export default categoryPages.first.Page;
