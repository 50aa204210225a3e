import { env } from '@/lib/base/env/env';
import { mailgun } from '@/lib/newsletter/bounces/mailgun';
import { createWebhookHandler } from '@/server/http/create-webhook-handler';

export const POST = createWebhookHandler(mailgun, () => env.providerKey('mailgun'));
