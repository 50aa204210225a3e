import { resend } from '@/lib/bounces/providers/resend';
import { env } from '@/lib/env';
import { openProviderDoor } from '../../open-provider-door';

/** What Resend tells. */
export const POST = openProviderDoor(resend, () => env.providerKey('resend'));
