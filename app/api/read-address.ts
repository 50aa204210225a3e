import { type Fields, oneOf } from '@/lib/door/read-fields';
import { Refusal } from '@/lib/door/refusal';
import { type EmailAddress, readEmailAddress } from '@/lib/email-address';
import { ownDomains } from '@/lib/own-domains';

/**
 * The mailbox in the field `email`; none of our own.
 *
 * @throws Refusal 400
 */
export function readAddress(fields: Fields): EmailAddress {
  const address = readEmailAddress(oneOf(fields, 'email') ?? '', ownDomains());
  if (typeof address === 'string') throw new Refusal(400, `address-${address}`);
  return address;
}

/** What was typed there, to be shown again. */
export function typedAddress(fields: Fields): string {
  return (fields.get('email')?.[0] ?? '').slice(0, 320);
}
