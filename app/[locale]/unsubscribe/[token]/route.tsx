import { createTokenPage } from '@/server/pages/token-page';
import { unsubscribePage } from '@/server/pages/unsubscribe-page';

export const GET = createTokenPage({ name: 'unsubscribe page', back: '/preferences', show: unsubscribePage });
