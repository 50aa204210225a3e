import { archivePages } from '@/server/content/listing-pages';

export const { generateMetadata } = archivePages.first;
export default archivePages.first.Page;
