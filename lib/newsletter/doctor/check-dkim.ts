import { createPublicKey } from 'node:crypto';
import type { AskDns } from './ask-dns';
import { type CheckResult, fine, problem, unasked } from './check-result';
import { readTags } from './read-tags';

const about = 'DKIM';

/** Whether the key with which mail is signed can be had (RFC 6376 section 3.6.1, RFC 8463) and is strong enough (RFC 8301). */
export async function checkDkim(ask: AskDns, domain: string, selector?: string): Promise<CheckResult> {
  if (!selector)
    return unasked(
      about,
      'The selector of the key that mail is signed with is not known.',
      'set DKIM_SELECTOR to what stands after s= in the DKIM-Signature of a mail',
    );
  const name = `${selector}._domainkey.${domain}`;
  const records = (await ask.txt(name)).filter((text) => readTags(text).has('p'));
  const [record] = records;
  if (!record) return problem(about, `There is no key at ${name}.`, 'add the TXT or CNAME record that your mail server or provider names');
  if (records.length > 1) return problem(about, `There are ${records.length} keys at ${name}.`, 'leave the one that mail is signed with');
  const tags = readTags(record);
  const key = (tags.get('p') ?? '').replace(/\s/g, '');
  if (!key) return problem(about, `The key at ${name} was revoked (p= is empty).`, 'sign with another key, or publish this one again');
  if ((tags.get('k') ?? 'rsa') === 'ed25519') return fine(about, `${name} has an Ed25519 key`);
  const bits = bitsOf(key);
  if (bits === undefined) return problem(about, `What is at ${name} is no key.`, 'copy the record once more, whole');
  if (bits < 1024) return problem(about, `The key at ${name} has ${bits} bits, and receivers ignore it.`, 'make one with 2048 bits');
  if (bits < 2048) return problem(about, `The key at ${name} has ${bits} bits: weak.`, 'make one with 2048 bits');
  return fine(about, `${name} has a key of ${bits} bits${/\by\b/.test(tags.get('t') ?? '') ? ', marked as a test (t=y)' : ''}`);
}

function bitsOf(key: string): number | undefined {
  try {
    return createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' }).asymmetricKeyDetails?.modulusLength;
  } catch {
    return undefined;
  }
}
