import { createTokenPage } from '@/server/pages/token-page';
import { renderUnsubscribePage } from '@/server/pages/unsubscribe-page';

export const GET = createTokenPage({ name: 'unsubscribe page', retryPath: '/preferences', render: renderUnsubscribePage });
