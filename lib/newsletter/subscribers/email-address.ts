import { domainToASCII } from 'node:url';

export interface EmailAddress {
  /** Where mail goes: the local part as typed, the domain in lower case and ASCII. */
  address: string;
  /** The whole in lower case: what two spellings of one mailbox have in common. */
  key: string;
}

/** Why a text is no address that mail can be sent to. */
export type AddressProblem = 'empty' | 'too-long' | 'several' | 'not-an-address' | 'local-not-ascii' | 'no-such-domain' | 'own-domain';

/** One `atom` of RFC 5322 section 3.2.3. */
const atom = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+$/;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** No mail leaves the machine to these (RFC 2606, RFC 6761, RFC 6762). */
const nowhere = /(?:^|\.)(?:localhost|local|invalid|internal|onion|arpa)$/;

/**
 * Reads one mailbox: a dot-atom and a domain name (RFC 5321 section 4.1.2), without the quotes, comments and address literals that
 * mail programs read in different ways. Internationalised domains become ASCII (UTS 46). Takes time in proportion to at most 1 KB.
 *
 * @param ownDomains domains whose mailboxes are ours
 */
export function readEmailAddress(text: string, ownDomains: readonly string[] = []): EmailAddress | AddressProblem {
  if (text.length > 1024) return 'too-long';
  const trimmed = text.trim();
  if (!trimmed) return 'empty';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get into a header of a mail
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
  if (labels.length < 2 || /^\d+$/.test(labels.at(-1) ?? '') || nowhere.test(domain)) return 'no-such-domain';
  if (ownDomains.includes(domain)) return 'own-domain';
  const address = `${local}@${domain}`;
  if (address.length > 254) return 'too-long';
  return { address, key: address.toLowerCase() };
}
