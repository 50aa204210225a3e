import { openDataPage } from '@/app/open-data-page';

export const GET = openDataPage('change-address');
