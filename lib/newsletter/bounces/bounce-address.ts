import 'server-only';
import { isSameSecret, keyedHashes } from '../../base/auth/keyed-hash';

/**
 * The envelope sender of a delivery (RFC 5321 section 4.4), to which it comes back where it cannot be handed over:
 * `bounce+<delivery>.<tag>@<domain>`. Nobody knows the tag but those who had the message, so that nobody else can say that it
 * came back.
 */
export function bounceAddress(deliveryId: number, domain: string): string {
  return `bounce+${deliveryId}.${tagsOf(deliveryId)[0]}@${domain}`;
}

/** The delivery whose envelope sender stands in a text, such as a header field; undefined where there is none with the right tag. */
export function deliveryOfBounce(text: string): number | undefined {
  for (const [, id = '', tag = ''] of text.matchAll(/bounce\+(\d{1,15})\.([0-9a-f]{12})@/gi))
    if (tagsOf(Number(id)).some((own) => isSameSecret(own, tag.toLowerCase()))) return Number(id);
  return undefined;
}

/** Twelve hexadecimal digits, since on the way some servers fold case; by each of our secrets, the newest first. */
function tagsOf(deliveryId: number): string[] {
  return keyedHashes('bounce-address', String(deliveryId)).map((hash) => Buffer.from(hash, 'base64url').toString('hex').slice(0, 12));
}
