import { openPersonalPage } from '@/app/personal-page';
import { showUnsubscribe } from '@/app/show-unsubscribe';

export const GET = openPersonalPage({ name: 'unsubscribe page', back: '/preferences', show: showUnsubscribe });
