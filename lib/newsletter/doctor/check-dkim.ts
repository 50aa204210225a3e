import { createPublicKey } from 'node:crypto';
import { type CheckResult, ok, problem, unknown } from './check-result';
import type { DnsResolver } from './dns-resolver';
import { parseTagList } from './parse-tag-list';

const subject = 'DKIM';

/** Checks that the public DKIM key is published (RFC 6376 section 3.6.1, RFC 8463) and long enough (RFC 8301). */
export async function checkDkim(dns: DnsResolver, domain: string, selector?: string): Promise<CheckResult> {
  if (!selector)
    return unknown(
      subject,
      'The DKIM selector is not known.',
      'set DKIM_SELECTOR to the value of s= in the DKIM-Signature header of an email that you sent',
    );
  const name = `${selector}._domainkey.${domain}`;
  const records = (await dns.txt(name)).filter((text) => parseTagList(text).has('p'));
  const [record] = records;
  if (!record) return problem(subject, `No key at ${name}.`, 'add the TXT or CNAME record that your mail server or provider names');
  if (records.length > 1)
    return problem(subject, `${records.length} keys at ${name}.`, 'keep only the one that your mail server signs with');
  const tags = parseTagList(record);
  const key = (tags.get('p') ?? '').replace(/\s/g, '');
  if (!key) return problem(subject, `The key at ${name} was revoked (p= is empty).`, 'sign with another key, or publish this one again');
  if ((tags.get('k') ?? 'rsa') === 'ed25519') return ok(subject, `${name} has an Ed25519 key`);
  const bits = rsaBits(key);
  if (bits === undefined) return problem(subject, `The record at ${name} is not a valid key.`, 'copy the whole record again');
  if (bits < 1024) return problem(subject, `The key at ${name} has ${bits} bits: receivers ignore it.`, 'create a key of 2048 bits');
  if (bits < 2048) return problem(subject, `The key at ${name} has ${bits} bits: weak.`, 'create a key of 2048 bits');
  return ok(subject, `${name} has a key of ${bits} bits${/\by\b/.test(tags.get('t') ?? '') ? ', marked as a test (t=y)' : ''}`);
}

function rsaBits(key: string): number | undefined {
  try {
    return createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' }).asymmetricKeyDetails?.modulusLength;
  } catch {
    return undefined;
  }
}
