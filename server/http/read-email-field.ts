import { HttpError } from '@/lib/base/http/http-error';
import { type Fields, singleValue } from '@/lib/base/http/read-fields';
import { ownDomains } from '@/lib/newsletter/email/own-domains';
import { type EmailAddress, readEmailAddress } from '@/lib/newsletter/subscribers/email-address';

/**
 * The mailbox in the field `email`; none of our own.
 *
 * @throws HttpError 400
 */
export function readAddress(fields: Fields): EmailAddress {
  const address = readEmailAddress(singleValue(fields, 'email') ?? '', ownDomains());
  if (typeof address === 'string') throw new HttpError(400, `address-${address}`);
  return address;
}

/** What was typed there, to be shown again. */
export function typedAddress(fields: Fields): string {
  return (fields.get('email')?.[0] ?? '').slice(0, 320);
}
