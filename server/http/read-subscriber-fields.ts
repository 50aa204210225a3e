import { env } from '@/lib/base/env/env';
import { HttpError } from '@/lib/base/http/http-error';
import { type Fields, singleValue } from '@/lib/base/http/read-fields';
import { isLocale, type Locale } from '@/lib/base/i18n/i18n';
import { findTopicKey, listTopics } from '@/lib/content/model/topics';
import { type EmailAddress, readEmailAddress } from '@/lib/newsletter/subscribers/email-address';

/** Returns the domains of the site and of its sender address, whose mailboxes cannot subscribe. */
export function ownDomains(): string[] {
  const { address } = env.mailFrom;
  return [new URL(env.siteUrl).hostname, address.slice(address.lastIndexOf('@') + 1)];
}

/**
 * Returns the mailbox in the field `email`. Our own mailboxes are rejected.
 *
 * @throws HttpError 400
 */
export function readEmailField(fields: Fields): EmailAddress {
  const address = readEmailAddress(singleValue(fields, 'email') ?? '', ownDomains());
  if (typeof address === 'string') throw new HttpError(400, `address-${address}`);
  return address;
}

/** Returns the text of the field `email`, to fill the form in again; longer texts than any address are cut. */
export function typedEmail(fields: Fields): string {
  return (fields.get('email')?.[0] ?? '').slice(0, 320);
}

/**
 * Returns the language and the keys of the topics. All topics become an empty list, which includes future topics.
 *
 * @throws HttpError 400
 */
export function readChoices(fields: Fields): { locale: Locale | undefined; topics: string[]; hasTopic: boolean } {
  const locale = singleValue(fields, 'locale');
  if (locale !== undefined && !isLocale(locale)) throw new HttpError(400, 'bad-choice');
  const keys = new Set<string>();
  for (const name of [...(fields.get('topics') ?? []), ...(fields.get('topics[]') ?? [])]) {
    const key = findTopicKey(name);
    if (key === undefined) throw new HttpError(400, 'bad-choice');
    keys.add(key);
  }
  return { locale, topics: keys.size === listTopics().length ? [] : [...keys], hasTopic: keys.size > 0 };
}
