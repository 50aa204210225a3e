import 'server-only';
import { isIPv4, isIPv6 } from 'node:net';
import { env } from '../env/env';
import { clientAddressHeader } from './proxy-headers';

/**
 * The network that a request comes from, without its host, as `203.0.113.0/24` or `2001:db8:1::/48`: what a limit is counted for and
 * what is kept of an address. Undefined where nobody we trust says it. `scripts/serve-site.ts` writes the header, and lets none of
 * a visitor's through; on Vercel its proxy does.
 */
export function clientNetwork(headers: Headers): string | undefined {
  const address = headers.get(env.onVercel ? 'x-real-ip' : clientAddressHeader)?.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!address) return undefined;
  if (isIPv4(address)) return address.replace(/\.\d+$/, '.0/24');
  return isIPv6(address) ? `${firstGroups(address, 3)}::/48` : undefined;
}

/** The first groups of an IPv6 address, written out where `::` stands for zeros (RFC 4291 section 2.2). */
function firstGroups(address: string, count: number): string {
  const [head = '', tail] = address.split('::');
  const groups = head ? head.split(':') : [];
  const rest = tail ? tail.split(':') : [];
  const all = tail === undefined ? groups : [...groups, ...Array(Math.max(0, 8 - groups.length - rest.length)).fill('0'), ...rest];
  return all.slice(0, count).join(':').toLowerCase();
}
