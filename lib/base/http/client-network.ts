import 'server-only';
import { isIPv4, isIPv6 } from 'node:net';
import { env } from '../env/env';
import { clientAddressHeader } from './proxy-headers';

/**
 * Returns the client's network, such as `203.0.113.0/24` or `2001:db8:1::/48`, for rate limits and consents; undefined if the address is
 * unknown. The server overwrites the header that clients send (`scripts/serve/trusted-headers.ts`), and so does Vercel's proxy.
 */
export function clientNetwork(headers: Headers): string | undefined {
  const address = headers.get(env.onVercel ? 'x-real-ip' : clientAddressHeader)?.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!address) return undefined;
  if (isIPv4(address)) return address.replace(/\.\d+$/, '.0/24');
  return isIPv6(address) ? `${firstGroups(address, 3)}::/48` : undefined;
}

/** Returns the first groups of an IPv6 address, with `::` expanded (RFC 4291 section 2.2). */
function firstGroups(address: string, count: number): string {
  const [head = '', tail] = address.split('::');
  const groups = head ? head.split(':') : [];
  const rest = tail ? tail.split(':') : [];
  const all = tail === undefined ? groups : [...groups, ...Array(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest];
  return all.slice(0, count).join(':').toLowerCase();
}
