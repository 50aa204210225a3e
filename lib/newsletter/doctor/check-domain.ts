import { checkDkim } from './check-dkim';
import { checkDmarc } from './check-dmarc';
import { checkMx } from './check-mx';
import { checkPtr } from './check-ptr';
import { type CheckResult, unknown } from './check-result';
import { checkSpf } from './check-spf';
import { type DnsResolver, DnsUnavailable } from './dns-resolver';

/**
 * Checks the DNS records that receivers look up for mail from a domain.
 *
 * @param address the IP address that the mail server sends from, if known
 */
export async function checkDomain(
  dns: DnsResolver,
  domain: string,
  { address, selector }: { address?: string; selector?: string },
): Promise<CheckResult[]> {
  const checks: [subject: string, check: () => Promise<CheckResult | CheckResult[]>][] = [
    ['SPF', () => checkSpf(dns, domain, address)],
    ['DKIM', () => checkDkim(dns, domain, selector)],
    ['DMARC', () => checkDmarc(dns, domain)],
    ['MX', () => checkMx(dns, domain)],
    ['PTR', () => checkPtr(dns, address)],
  ];
  const results: CheckResult[] = [];
  for (const [subject, check] of checks)
    try {
      results.push(...[await check()].flat());
    } catch (error) {
      if (!(error instanceof DnsUnavailable)) throw error;
      results.push(unknown(subject, `Not checked: ${error.message}.`));
    }
  return results;
}
