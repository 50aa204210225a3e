import { domainToASCII } from 'node:url';
import type { AskDns } from './ask-dns';
import { type CheckResult, fine, problem, unasked } from './check-result';

/** Whether the address that mail leaves from has a name, and that name this address (RFC 1912 section 2.1): many receivers ask for it. */
export async function checkReverseName(ask: AskDns, address?: string): Promise<CheckResult> {
  const about = 'PTR';
  if (!address)
    return unasked(about, 'The address that mail leaves from is not known.', 'name it with --ip, or leave it to your mail provider');
  const names = await ask.names(address);
  if (names.length === 0)
    return problem(
      about,
      `${address} has no name, and many receivers refuse mail from it.`,
      'have whoever gave you the address set its PTR record',
    );
  for (const name of names)
    if ((await ask.addresses(name)).includes(address)) return fine(about, `${address} is ${name}, and the other way round`);
  return problem(about, `${address} is called ${names[0]}, which is not its address.`, `give ${names[0]} an A or AAAA record ${address}`);
}

/** Whether there is a server for what comes back (RFC 5321 section 5.1, RFC 7505). */
export async function checkMx(ask: AskDns, domain: string): Promise<CheckResult> {
  const about = 'MX';
  const hosts = await ask.mx(domain);
  const fix = 'name a server that takes mail for bounce+…: what comes back gets lost otherwise, and some receivers refuse such senders';
  if (hosts.length === 0) {
    const isHost = (await ask.addresses(domain)).length > 0;
    return problem(
      about,
      isHost ? `${domain} has no MX record.` : `${domain} can receive no mail: it has no MX record and no address.`,
      fix,
    );
  }
  if (hosts.every((host) => host === '' || host === '.')) return problem(about, `${domain} says that it takes no mail (null MX).`, fix);
  for (const host of hosts)
    if ((await ask.addresses(host)).length > 0) return fine(about, `${domain} takes mail at ${hosts.map(domainToASCII).join(', ')}`);
  return problem(about, `${hosts[0]}, which takes mail for ${domain}, has no address.`, fix);
}
