import { type AskDns, CannotResolve } from './ask-dns';
import { checkDkim } from './check-dkim';
import { checkDmarc } from './check-dmarc';
import { checkMx, checkReverseName } from './check-hosts';
import { type CheckResult, unasked } from './check-result';
import { checkSpf } from './check-spf';

/**
 * What the domain name system says about mail from a domain.
 *
 * @param address from which it leaves, where that is known
 */
export async function checkDomain(
  ask: AskDns,
  domain: string,
  { address, selector }: { address?: string; selector?: string },
): Promise<CheckResult[]> {
  const checks: [about: string, check: () => Promise<CheckResult | CheckResult[]>][] = [
    ['SPF', () => checkSpf(ask, domain, address)],
    ['DKIM', () => checkDkim(ask, domain, selector)],
    ['DMARC', () => checkDmarc(ask, domain)],
    ['MX', () => checkMx(ask, domain)],
    ['PTR', () => checkReverseName(ask, address)],
  ];
  const found: CheckResult[] = [];
  for (const [about, check] of checks)
    try {
      found.push(...[await check()].flat());
    } catch (error) {
      if (!(error instanceof CannotResolve)) throw error;
      found.push(unasked(about, `Not asked: ${error.message}.`));
    }
  return found;
}
