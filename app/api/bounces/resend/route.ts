import { env } from '@/lib/base/env/env';
import { resend } from '@/lib/newsletter/bounces/resend';
import { createWebhookHandler } from '@/server/http/create-webhook-handler';

export const POST = createWebhookHandler(resend, () => env.providerKey('resend'));
