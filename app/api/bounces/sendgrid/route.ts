import { env } from '@/lib/base/env/env';
import { sendgrid } from '@/lib/newsletter/bounces/sendgrid';
import { createWebhookHandler } from '@/server/http/create-webhook-handler';

/** What SendGrid tells. */
export const POST = createWebhookHandler(sendgrid, () => env.providerKey('sendgrid'));
