import { domainToASCII, domainToUnicode } from 'node:url';

export interface EmailAddress {
  /** The address for the envelope: the local part as typed, the domain in lower case and ASCII. */
  address: string;
  /** The whole address in lower case: the same for every spelling of one mailbox. */
  key: string;
}

/** Why mail cannot be sent to a text. */
export type AddressProblem = 'empty' | 'too-long' | 'several' | 'not-an-address' | 'local-not-ascii' | 'no-such-domain' | 'own-domain';

/** One `atom` of RFC 5322 section 3.2.3. */
const atom = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+$/;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Special-use domains, which no mail server on the internet serves (RFC 2606, RFC 6761, RFC 6762). */
const specialUse = /(?:^|\.)(?:localhost|local|invalid|internal|onion|arpa)$/;

/**
 * Parses one mailbox: a dot-atom and a domain name (RFC 5321 section 4.1.2). Quoted local parts, comments and address literals are
 * rejected, since mail programs parse them differently. Internationalised domains become ASCII (UTS 46). Runs in linear time.
 *
 * @param ownDomains domains whose mailboxes are rejected because they are ours
 */
export function readEmailAddress(text: string, ownDomains: readonly string[] = []): EmailAddress | AddressProblem {
  if (text.length > 1024) return 'too-long';
  const trimmed = text.trim();
  if (!trimmed) return 'empty';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters must not get into an e-mail header
  if (/[\u0000-\u001f\u007f]/.test(trimmed)) return 'not-an-address';
  if (/@.*[,;\s].*@/.test(trimmed)) return 'several';
  const at = trimmed.lastIndexOf('@');
  if (at < 1 || trimmed.indexOf('@') !== at) return 'not-an-address';
  const local = trimmed.slice(0, at);
  if (/[^\u0020-\u007e]/.test(local)) return 'local-not-ascii';
  if (local.length > 64) return 'too-long';
  if (!local.split('.').every((part) => atom.test(part))) return 'not-an-address';
  const domain = domainToASCII(trimmed.slice(at + 1));
  const labels = domain.split('.');
  if (!domain || !labels.every((part) => label.test(part))) return 'not-an-address';
  if (labels.length < 2 || /^\d+$/.test(labels.at(-1) ?? '') || specialUse.test(domain)) return 'no-such-domain';
  if (ownDomains.includes(domain)) return 'own-domain';
  const address = `${local}@${domain}`;
  if (address.length > 254) return 'too-long';
  return { address, key: address.toLowerCase() };
}

/** Masks an address so that only its owner recognises it: the first letter and the domain in Unicode (UTS 46), `a•••@example.org`. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}•••@${domainToUnicode(address.slice(at + 1))}`;
}
