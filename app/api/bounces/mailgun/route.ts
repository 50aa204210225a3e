import { mailgun } from '@/lib/bounces/providers/mailgun';
import { env } from '@/lib/env';
import { openProviderDoor } from '../../open-provider-door';

/** What Mailgun tells. */
export const POST = openProviderDoor(mailgun, () => env.providerKey('mailgun'));
