import { promises } from 'node:dns';
import { isIPv4 } from 'node:net';

/** A DNS server did not answer or failed: whether a record exists is unknown. */
export class DnsUnavailable extends Error {
  override name = 'DnsUnavailable';
}

/** DNS lookups (RFC 1035). A record that does not exist is an empty list; a lookup without an answer throws DnsUnavailable. */
export interface DnsResolver {
  txt(name: string): Promise<string[]>;
  /** IPv4 and IPv6 addresses. */
  addresses(name: string): Promise<string[]>;
  /** Host names, the most preferred first. */
  mx(name: string): Promise<string[]>;
  /** Host names of an IP address. */
  ptr(address: string): Promise<string[]>;
}

const noRecord = new Set(['ENODATA', 'ENOTFOUND', 'ENONAME']);

/**
 * Returns a resolver that asks the DNS servers of this machine.
 *
 * @param server a server to ask instead: an IP address with an optional port
 */
export function dnsResolver(server?: string): DnsResolver {
  const resolver = new promises.Resolver({ timeout: 3000, tries: 2 });
  if (server) resolver.setServers([server]);
  const lookUp = async <T>(name: string, query: () => Promise<T[]>): Promise<T[]> => {
    try {
      return await query();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      if (noRecord.has(code)) return [];
      throw new DnsUnavailable(`DNS did not answer for ${name} (${code})`, { cause: error });
    }
  };
  return {
    txt: async (name) => (await lookUp(name, () => resolver.resolveTxt(name))).map((strings) => strings.join('')),
    addresses: async (name) =>
      (await Promise.all([lookUp(name, () => resolver.resolve4(name)), lookUp(name, () => resolver.resolve6(name))])).flat(),
    mx: async (name) =>
      (await lookUp(name, () => resolver.resolveMx(name))).sort((a, b) => a.priority - b.priority).map(({ exchange }) => exchange),
    // resolver.reverse() would read /etc/hosts first, and report an unreachable server as "not found".
    ptr: (address) => lookUp(address, () => resolver.resolvePtr(reverseName(address))),
  };
}

/** Returns `7.2.0.192.in-addr.arpa` (RFC 1035 section 3.5), or hexadecimal digits in `ip6.arpa` (RFC 3596 section 2.5). */
function reverseName(address: string): string {
  if (isIPv4(address)) return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
  const [before = '', after = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [first = '', last = ''] = [before, after].map((part) =>
    part.replace(/\w+/g, (group) => group.padStart(4, '0')).replaceAll(':', ''),
  );
  return `${[...first.padEnd(32 - last.length, '0'), ...last].reverse().join('.')}.ip6.arpa`;
}
