import { domainToUnicode } from 'node:url';

/** An address as its owner knows it again, and nobody else learns it: the first letter and the domain, as people write it (UTS 46). */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}•••@${domainToUnicode(address.slice(at + 1))}`;
}
