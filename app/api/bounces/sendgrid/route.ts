import { env } from '@/lib/base/env/env';
import { sendgrid } from '@/lib/newsletter/bounces/sendgrid';
import { createWebhookHandler } from '@/server/http/create-webhook-handler';

export const POST = createWebhookHandler(sendgrid, () => env.providerKey('sendgrid'));
