import 'server-only';
import { isSameSecret, keyedHashes } from '../../base/auth/keyed-hash';

/**
 * Returns the envelope sender of a delivery, to which bounces go (RFC 5321 section 4.4): `bounce+<delivery>.<tag>@<domain>`. The tag
 * authenticates bounces: only servers that had the message know it.
 */
export function bounceAddress(deliveryId: number, domain: string): string {
  return `bounce+${deliveryId}.${tagsOf(deliveryId)[0]}@${domain}`;
}

/** Returns the delivery whose envelope sender is in a header field, or undefined when no address in it has a valid tag. */
export function deliveryOfBounce(text: string): number | undefined {
  for (const [, id = '', tag = ''] of text.matchAll(/bounce\+(\d{1,15})\.([0-9a-f]{12})@/gi))
    if (tagsOf(Number(id)).some((own) => isSameSecret(own, tag.toLowerCase()))) return Number(id);
  return undefined;
}

/** Returns a tag for each secret, newest first: hexadecimal digits, since some servers fold case. */
function tagsOf(deliveryId: number): string[] {
  return keyedHashes('bounce-address', String(deliveryId)).map((hash) => Buffer.from(hash, 'base64url').toString('hex').slice(0, 12));
}
