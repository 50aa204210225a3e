import type { AskDns } from './ask-dns';
import { type CheckResult, fine, problem } from './check-result';
import { readSpf } from './read-spf';

const about = 'SPF';

/** Whether receivers see that a domain lets an address send its mail (RFC 7208); of the address nothing is said where it is not known. */
export async function checkSpf(ask: AskDns, domain: string, address?: string): Promise<CheckResult[]> {
  const spf = await readSpf(ask, domain, address);
  if (spf.records === 0)
    return [problem(about, `${domain} has no policy.`, `add the TXT record that your mail provider names, such as v=spf1 include:… ~all`)];
  if (spf.records > 1)
    return [problem(about, `${domain} has ${spf.records} policies, so that none counts.`, 'put their terms into one TXT record v=spf1 …')];
  const problems = [
    ...spf.errors.map((error) => problem(about, `The policy of ${domain} cannot be read: ${error}.`, 'fix or remove that term')),
    ...(spf.lookups > 10
      ? [
          problem(
            about,
            `The policy of ${domain} makes receivers ask ${spf.lookups} times; after 10 they give up.`,
            'remove what no longer sends for you, or write its networks as ip4: and ip6:',
          ),
        ]
      : []),
    ...(spf.voids > 2
      ? [problem(about, `${spf.voids} names in the policy of ${domain} do not exist; after 2 receivers give up.`, 'remove those names')]
      : []),
    ...(spf.all === 'pass' ? [problem(about, `${domain} lets everybody send its mail (+all).`, 'end the policy with ~all or -all')] : []),
    ...(spf.result && spf.result !== 'pass'
      ? [
          problem(
            about,
            `${domain} does not let ${address} send its mail (${spf.result}).`,
            `add ip4:${address} or its provider’s include: to the policy`,
          ),
        ]
      : []),
  ];
  if (problems.length) return problems;
  const ofAddress = spf.result === 'pass' ? `lets ${address} send its mail` : 'has a policy that can be read';
  return [fine(about, `${domain} ${ofAddress}, ${spf.lookups} of 10 lookups`)];
}
