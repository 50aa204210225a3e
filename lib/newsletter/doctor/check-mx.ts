import { domainToASCII } from 'node:url';
import { type CheckResult, ok, problem } from './check-result';
import type { DnsResolver } from './dns-resolver';

const subject = 'MX';
const fix = 'name a server that accepts mail for bounce+…: otherwise bounces are lost, and some receivers refuse the sender';

/** Checks that a server accepts the bounces of a domain (RFC 5321 section 5.1, RFC 7505). */
export async function checkMx(dns: DnsResolver, domain: string): Promise<CheckResult> {
  const hosts = await dns.mx(domain);
  if (hosts.length === 0) {
    const isHost = (await dns.addresses(domain)).length > 0;
    return problem(
      subject,
      isHost ? `${domain} has no MX record.` : `${domain} cannot receive mail: it has neither an MX record nor an address.`,
      fix,
    );
  }
  if (hosts.every((host) => host === '' || host === '.')) return problem(subject, `${domain} accepts no mail (null MX).`, fix);
  for (const host of hosts)
    if ((await dns.addresses(host)).length > 0) return ok(subject, `${domain} receives mail at ${hosts.map(domainToASCII).join(', ')}`);
  return problem(subject, `${hosts[0]}, the MX host of ${domain}, has no address.`, fix);
}
