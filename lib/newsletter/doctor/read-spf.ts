import { BlockList, isIPv4, isIPv6 } from 'node:net';
import type { DnsResolver } from './dns-resolver';

export type SpfResult = 'pass' | 'fail' | 'softfail' | 'neutral';

/** An SPF policy with everything that it includes (RFC 7208). */
export interface SpfPolicy {
  /** The number of SPF records of the domain itself; more than one is an error. */
  records: number;
  /** The DNS lookups that a receiver needs, and those of them that find nothing. */
  lookups: number;
  voidLookups: number;
  /** The result for an address that no term matches. */
  all: SpfResult;
  /** The result for the given address; undefined without one, or if the result depends on the message. */
  result: SpfResult | undefined;
  /** Syntax errors, and includes without a policy: receivers then ignore the whole policy. */
  errors: string[];
}

/** RFC 7208 section 4.6.4. */
export const maxLookups = 10;
export const maxVoidLookups = 2;

/** Where reading stops: enough to report by how much a policy exceeds the limit. */
const stopAfterLookups = 30;

const results: Record<string, SpfResult> = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' };

/**
 * Reads the whole SPF policy of a domain, also the terms after the one that matches the address: errors in them affect other senders. Terms
 * with macros (RFC 7208 section 7) are only counted, since their result depends on the message. See docs/decisions/0002-own-dns-checks.md.
 */
export async function readSpf(dns: DnsResolver, domain: string, address?: string): Promise<SpfPolicy> {
  const policy: SpfPolicy = { records: 0, lookups: 0, voidLookups: 0, all: 'neutral', result: undefined, errors: [] };
  let hasMacros = false;
  const result = await readRecord(domain, 'own');
  policy.result = address && !(hasMacros && result !== 'pass') ? (result ?? 'neutral') : undefined;
  return policy;

  /** Returns the result for the address, or undefined if no term matches it. */
  async function readRecord(name: string, role: 'own' | 'redirected' | 'included'): Promise<SpfResult | undefined> {
    const records = (await dns.txt(name)).filter((text) => /^v=spf1(?: |$)/i.test(text));
    if (role === 'own') policy.records = records.length;
    else if (records.length !== 1)
      policy.errors.push(`${name}, which it refers to, has ${records.length ? 'several policies' : 'no policy'}`);
    const terms = (records[0] ?? '').split(/ +/).slice(1).filter(Boolean);
    let result: SpfResult | undefined;
    for (const term of terms) {
      const [, qualifier = '', mechanism = '', value = '', length = ''] =
        /^([+?~-]?)(all|include|a|mx|ptr|ip4|ip6|exists)(?:[:](\S*?))?((?:\/\d+)?(?:\/\/\d+)?)$/i.exec(term) ?? [];
      const resultOfMatch = results[qualifier] ?? 'pass';
      const target = value || name;
      const kind = mechanism.toLowerCase();
      if (/^(?:include|a|mx|ptr|exists)$/.test(kind) || /^redirect=/i.test(term)) policy.lookups++;
      if (policy.lookups > stopAfterLookups) break;
      if (!kind) {
        if (!/^[a-z][\w.-]*=/i.test(term)) policy.errors.push(`“${term}” is not a valid term`);
        continue;
      }
      if (target.includes('%')) {
        hasMacros = true;
        continue;
      }
      let isMatch = false;
      if (kind === 'all') {
        isMatch = true;
        if (role !== 'included') policy.all = resultOfMatch;
      } else if (kind === 'include') isMatch = (await readRecord(target, 'included')) === 'pass';
      else if (kind === 'ip4' || kind === 'ip6') isMatch = isWithin(address, `${value}${length}`, policy.errors);
      else if (kind === 'a') isMatch = matchesHost(await countVoid(dns.addresses(target)), length, address);
      else if (kind === 'mx')
        for (const host of await countVoid(dns.mx(target))) isMatch ||= matchesHost(await dns.addresses(host), length, address);
      if (isMatch) result ??= resultOfMatch;
    }
    const redirect = terms.flatMap((term) => /^redirect=(\S+)$/i.exec(term)?.[1] ?? [])[0];
    const endsInAll = terms.some((term) => /^[+?~-]?all$/i.test(term));
    if (redirect && !endsInAll && !redirect.includes('%')) result ??= await readRecord(redirect, role === 'included' ? role : 'redirected');
    return result;
  }

  async function countVoid<T>(lookup: Promise<T[]>): Promise<T[]> {
    const found = await lookup;
    if (found.length === 0) policy.voidLookups++;
    return found;
  }
}

/** `length` holds the prefix lengths for IPv4 and IPv6: `/24//64`, either may be absent. */
function matchesHost(addresses: string[], length: string, address: string | undefined): boolean {
  const [, four = '32', six = '128'] = /^(?:\/(\d+))?(?:\/\/(\d+))?$/.exec(length) ?? [];
  return addresses.some((host) => isWithin(address, `${host}/${isIPv4(host) ? four : six}`, []));
}

/** Whether an address belongs to a network such as `192.0.2.0/24`. Adds to `errors` if the network is invalid. */
function isWithin(address: string | undefined, network: string, errors: string[]): boolean {
  const [base = '', length = isIPv4(base) ? '32' : '128'] = network.split('/');
  const family = isIPv4(base) ? 'ipv4' : 'ipv6';
  if ((!isIPv4(base) && !isIPv6(base)) || Number(length) > (family === 'ipv4' ? 32 : 128)) {
    errors.push(`“${network}” is not a valid network`);
    return false;
  }
  if (!address) return false;
  const list = new BlockList();
  list.addSubnet(base, Number(length), family);
  return list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}
