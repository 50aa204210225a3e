import type { AskDns } from './ask-dns';
import { type CheckResult, fine, problem } from './check-result';
import { readTags } from './read-tags';

const about = 'DMARC';

/**
 * Whether a domain says what becomes of mail that is not its own (RFC 7489), as Gmail and Yahoo ask of whoever sends to many. The policy may
 * be that of a domain above it. Aligned are SPF and DKIM by themselves: envelope sender, signature and `From` are of one domain here.
 */
export async function checkDmarc(ask: AskDns, domain: string): Promise<CheckResult> {
  const labels = domain.split('.');
  for (let first = 0; first < labels.length - 1; first++) {
    const name = `_dmarc.${labels.slice(first).join('.')}`;
    const records = (await ask.txt(name)).filter((text) => /^v\s*=\s*DMARC1\s*(?:;|$)/i.test(text));
    if (records.length > 1) return problem(about, `There are ${records.length} policies at ${name}, so that none counts.`, 'leave one');
    if (records[0] !== undefined) return judge(name, readTags(records[0]), first > 0);
  }
  return problem(about, `${domain} has no policy; Gmail and Yahoo ask for one.`, `add a TXT record at _dmarc.${domain}: v=DMARC1; p=none`);
}

function judge(name: string, tags: Map<string, string>, isAbove: boolean): CheckResult {
  const policy = ((isAbove && tags.get('sp')) || tags.get('p'))?.toLowerCase();
  if (!policy || !/^(?:none|quarantine|reject)$/.test(policy))
    return problem(about, `The policy at ${name} says nothing (p=${policy ?? ''}).`, 'begin it with v=DMARC1; p=none');
  const strict = ['adkim', 'aspf'].filter((tag) => tags.get(tag)?.toLowerCase() === 's');
  const more = policy === 'none' ? ': once its reports look right, p=quarantine keeps others from writing in your name' : '';
  return fine(about, `${name} says p=${policy}${strict.length ? `, strict (${strict.join(', ')}=s)` : ''}${more}`);
}
