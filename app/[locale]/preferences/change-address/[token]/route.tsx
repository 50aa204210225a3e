import { createDataLinkPage } from '@/server/pages/data-link-page';

export const GET = createDataLinkPage('change-address');
