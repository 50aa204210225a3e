import { type CheckResult, ok, problem } from './check-result';
import type { DnsResolver } from './dns-resolver';
import { parseTagList } from './parse-tag-list';

const subject = 'DMARC';

/**
 * Checks the DMARC policy of a domain (RFC 7489), which Gmail and Yahoo require of bulk senders. It may be inherited from a parent domain.
 * Alignment needs no check: the return path, the DKIM signature and `From` use the same domain.
 */
export async function checkDmarc(dns: DnsResolver, domain: string): Promise<CheckResult> {
  const labels = domain.split('.');
  for (let first = 0; first < labels.length - 1; first++) {
    const name = `_dmarc.${labels.slice(first).join('.')}`;
    const records = (await dns.txt(name)).filter((text) => /^v\s*=\s*DMARC1\s*(?:;|$)/i.test(text));
    if (records.length > 1)
      return problem(subject, `${records.length} policies at ${name}: receivers ignore all of them.`, 'keep only one record');
    if (records[0] !== undefined) return checkPolicy(name, parseTagList(records[0]), first > 0);
  }
  return problem(
    subject,
    `${domain} has no policy; Gmail and Yahoo require one.`,
    `add a TXT record at _dmarc.${domain}: v=DMARC1; p=none`,
  );
}

function checkPolicy(name: string, tags: Map<string, string>, isInherited: boolean): CheckResult {
  const policy = ((isInherited && tags.get('sp')) || tags.get('p'))?.toLowerCase();
  if (!policy || !/^(?:none|quarantine|reject)$/.test(policy))
    return problem(subject, `The record at ${name} has no valid policy (p=${policy ?? ''}).`, 'start it with v=DMARC1; p=none');
  const strict = ['adkim', 'aspf'].filter((tag) => tags.get(tag)?.toLowerCase() === 's');
  const advice = policy === 'none' ? '; once the reports look right, p=quarantine protects against forged senders' : '';
  return ok(subject, `${name} has p=${policy}${strict.length ? `, strict (${strict.join(', ')}=s)` : ''}${advice}`);
}
