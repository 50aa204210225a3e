import { type CheckResult, ok, problem } from './check-result';
import type { DnsResolver } from './dns-resolver';
import { maxLookups, maxVoidLookups, readSpf } from './read-spf';

const subject = 'SPF';

/** Checks the SPF policy of a domain (RFC 7208) and, if the sending IP address is known, that it passes. */
export async function checkSpf(dns: DnsResolver, domain: string, address?: string): Promise<CheckResult[]> {
  const { records, lookups, voidLookups, all, result, errors } = await readSpf(dns, domain, address);
  if (records === 0)
    return [
      problem(subject, `${domain} has no policy.`, 'add the TXT record that your mail provider names, such as v=spf1 include:… ~all'),
    ];
  if (records > 1)
    return [
      problem(subject, `${domain} has ${records} policies: receivers ignore all of them.`, 'merge them into one TXT record v=spf1 …'),
    ];

  const problems = errors.map((error) => problem(subject, `The policy of ${domain} is invalid: ${error}.`, 'correct or remove that term'));
  if (lookups > maxLookups)
    problems.push(
      problem(
        subject,
        `The policy of ${domain} needs ${lookups} DNS lookups: receivers stop at ${maxLookups}.`,
        'remove services that no longer send for you, or list their networks with ip4: and ip6:',
      ),
    );
  if (voidLookups > maxVoidLookups)
    problems.push(
      problem(
        subject,
        `${voidLookups} names in the policy of ${domain} do not exist: receivers stop after ${maxVoidLookups}.`,
        'remove those names',
      ),
    );
  if (all === 'pass') problems.push(problem(subject, `${domain} lets everyone send its mail (+all).`, 'end the policy with ~all or -all'));
  if (result && result !== 'pass')
    problems.push(
      problem(
        subject,
        `${domain} does not allow ${address} to send its mail (${result}).`,
        `add ip4:${address} or the include: of its provider to the policy`,
      ),
    );
  if (problems.length) return problems;
  const summary = result === 'pass' ? `allows ${address} to send its mail` : 'has a valid policy';
  return [ok(subject, `${domain} ${summary}, ${lookups} of ${maxLookups} lookups`)];
}
