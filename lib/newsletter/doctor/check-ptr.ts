import { type CheckResult, ok, problem, unknown } from './check-result';
import type { DnsResolver } from './dns-resolver';

const subject = 'PTR';

/** Checks that the sending IP address has a host name which resolves back to it (RFC 1912 section 2.1): many receivers require it. */
export async function checkPtr(dns: DnsResolver, address?: string): Promise<CheckResult> {
  if (!address)
    return unknown(subject, 'The sending IP address is not known.', 'set SENDING_IP or pass --ip; a mail provider takes care of it');
  const names = await dns.ptr(address);
  if (names.length === 0)
    return problem(
      subject,
      `${address} has no PTR record: many receivers refuse mail from it.`,
      'ask the provider of the address to set its PTR record',
    );
  for (const name of names)
    if ((await dns.addresses(name)).includes(address)) return ok(subject, `${address} is ${name}, which resolves back to it`);
  return problem(
    subject,
    `${address} has the name ${names[0]}, which does not resolve back to it.`,
    `add an A or AAAA record ${address} to ${names[0]}`,
  );
}
