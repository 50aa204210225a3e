import { openDataPage } from '@/server/pages/open-data-page';

export const GET = openDataPage('change-address');
