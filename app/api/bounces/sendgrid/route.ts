import { sendgrid } from '@/lib/bounces/providers/sendgrid';
import { env } from '@/lib/env';
import { openProviderDoor } from '../../open-provider-door';

/** What SendGrid tells. */
export const POST = openProviderDoor(sendgrid, () => env.providerKey('sendgrid'));
