import { promises } from 'node:dns';
import { isIPv4 } from 'node:net';

/** That the domain name system does not answer: nothing is known. */
export class CannotResolve extends Error {
  override name = 'CannotResolve';
}

/** Questions to the domain name system (RFC 1035); what does not exist is an empty list. */
export interface AskDns {
  txt(name: string): Promise<string[]>;
  /** IPv4 and IPv6. */
  addresses(name: string): Promise<string[]>;
  /** The one to try first is first. */
  mx(name: string): Promise<string[]>;
  /** The names of an address (RFC 1035 section 3.5). */
  names(address: string): Promise<string[]>;
}

/** Nobody who has no such record says so otherwise. */
const isMissing = new Set(['ENODATA', 'ENOTFOUND', 'ENONAME']);

/**
 * Asks the servers of this machine, or `server`, an address with an optional port.
 *
 * Each question throws CannotResolve where nobody answers.
 */
export function askDns(server?: string): AskDns {
  const resolver = new promises.Resolver({ timeout: 3000, tries: 2 });
  if (server) resolver.setServers([server]);
  const ask = async <T>(name: string, question: () => Promise<T[]>): Promise<T[]> => {
    try {
      return await question();
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      if (isMissing.has(code)) return [];
      throw new CannotResolve(`the domain name system says nothing of ${name} (${code})`, { cause: error });
    }
  };
  return {
    txt: async (name) => (await ask(name, () => resolver.resolveTxt(name))).map((pieces) => pieces.join('')),
    addresses: async (name) =>
      (await Promise.all([ask(name, () => resolver.resolve4(name)), ask(name, () => resolver.resolve6(name))])).flat(),
    mx: async (name) =>
      (await ask(name, () => resolver.resolveMx(name))).sort((one, other) => one.priority - other.priority).map(({ exchange }) => exchange),
    // Its own way to ask would look into /etc/hosts, and take a server that is away for one that knows of none.
    names: (address) => ask(address, () => resolver.resolvePtr(reverseName(address))),
  };
}

/** `7.2.0.192.in-addr.arpa`, or by hexadecimal digits in `ip6.arpa` (RFC 3596 section 2.5). */
function reverseName(address: string): string {
  if (isIPv4(address)) return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
  const [before = '', after = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [first, last] = [before, after].map((part) =>
    part
      ? part
          .split(':')
          .map((group) => group.padStart(4, '0'))
          .join('')
      : '',
  );
  const digits = `${first}${'0'.repeat(32 - `${first}${last}`.length)}${last}`;
  return `${[...digits].reverse().join('.')}.ip6.arpa`;
}
