import { BlockList, isIPv4, isIPv6 } from 'node:net';
import type { AskDns } from './ask-dns';

export type SpfResult = 'pass' | 'fail' | 'softfail' | 'neutral';

/** What a policy comes to (RFC 7208). */
export interface Spf {
  /** How many records the domain itself has; more than one is an error. */
  records: number;
  /** How many questions a receiver has to ask, and how many of them have no answer. */
  lookups: number;
  voids: number;
  /** What it says of everybody whom it does not name. */
  all: SpfResult;
  /** What it says of the address that was asked about; undefined where none was, or only a mail at hand would tell. */
  result: SpfResult | undefined;
  /** What no receiver could read: all of it is void then. */
  errors: string[];
}

const results: Record<string, SpfResult> = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' };

/** Beyond this nothing is asked: receivers stop at 10. */
const mostLookups = 30;

/**
 * Reads the policy of a domain with all that it includes, and what it says of an address. Terms with macros (RFC 7208 section 7) are only
 * counted: what they mean depends on each mail.
 */
export async function readSpf(ask: AskDns, domain: string, address?: string): Promise<Spf> {
  const spf: Spf = { records: 0, lookups: 0, voids: 0, all: 'neutral', result: undefined, errors: [] };
  let hasMacros = false;

  const look = async <T>(question: Promise<T[]>): Promise<T[]> => {
    const found = await question;
    if (found.length === 0) spf.voids++;
    return found;
  };

  /** What a domain's record says of the address; undefined where it names it nowhere. */
  const walk = async (name: string, role: 'own' | 'redirected' | 'included'): Promise<SpfResult | undefined> => {
    const records = (await ask.txt(name)).filter((text) => /^v=spf1(?: |$)/i.test(text));
    if (role === 'own') spf.records = records.length;
    else if (records.length !== 1) spf.errors.push(`${name}, to which it leads, has ${records.length === 0 ? 'no policy' : 'several'}`);
    const terms = (records[0] ?? '').split(/ +/).slice(1).filter(Boolean);
    let result: SpfResult | undefined;
    for (const term of terms) {
      const [, sign = '+', mechanism = '', value = '', length = ''] =
        /^([+?~-]?)(all|include|a|mx|ptr|ip4|ip6|exists)(?:[:](\S*?))?((?:\/\d+)?(?:\/\/\d+)?)$/i.exec(term) ?? [];
      const says = results[sign || '+'] ?? 'pass';
      const target = value || name;
      const kind = mechanism.toLowerCase();
      if (/^(?:include|a|mx|ptr|exists)$/.test(kind) || /^redirect=/i.test(term)) spf.lookups++;
      if (spf.lookups > mostLookups) break;
      if (!kind) {
        if (!/^[a-z][\w.-]*=/i.test(term)) spf.errors.push(`“${term}” is no term of a policy`);
        continue;
      }
      if (target.includes('%')) {
        hasMacros = true;
        continue;
      }
      let isMatch = false;
      if (kind === 'all') {
        isMatch = true;
        if (role !== 'included') spf.all = says;
      } else if (kind === 'include') isMatch = (await walk(target, 'included')) === 'pass';
      else if (kind === 'ip4' || kind === 'ip6') isMatch = isWithin(address, `${value}${length}`, spf.errors);
      else if (kind === 'a' && address) isMatch = holds(await look(ask.addresses(target)), length, address);
      else if (kind === 'mx' && address)
        for (const host of await look(ask.mx(target))) isMatch ||= holds(await ask.addresses(host), length, address);
      if (isMatch) result ??= says;
    }
    const redirect = terms.flatMap((term) => /^redirect=(\S+)$/i.exec(term)?.[1] ?? [])[0];
    const endsInAll = terms.some((term) => /^[+?~-]?all$/i.test(term));
    if (redirect && !endsInAll && !redirect.includes('%')) result ??= await walk(redirect, role === 'included' ? role : 'redirected');
    return result;
  };

  const result = await walk(domain, 'own');
  spf.result = address && !(hasMacros && result !== 'pass') ? (result ?? 'neutral') : undefined;
  return spf;
}

function holds(addresses: string[], length: string, address: string): boolean {
  const [, four = '32', six = '128'] = /^(?:\/(\d+))?(?:\/\/(\d+))?$/.exec(length) ?? [];
  return addresses.some((one) => isWithin(address, `${one}/${isIPv4(one) ? four : six}`, []));
}

/** Whether an address lies in a network, written as `192.0.2.0/24`. */
function isWithin(address: string | undefined, network: string, errors: string[]): boolean {
  const [base = '', length = isIPv4(base) ? '32' : '128'] = network.split('/');
  if (!isIPv4(base) && !isIPv6(base)) {
    errors.push(`“${network}” is no network`);
    return false;
  }
  const kind = isIPv4(base) ? 'ipv4' : 'ipv6';
  if (Number(length) > (kind === 'ipv4' ? 32 : 128)) {
    errors.push(`“${network}” is no network`);
    return false;
  }
  if (!address) return false;
  const list = new BlockList();
  list.addSubnet(base, Number(length), kind);
  return list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}
