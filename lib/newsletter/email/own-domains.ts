import 'server-only';
import { env } from '../../base/env/env';

/** The domains whose mailboxes are ours: nobody subscribes with one of them. */
export function ownDomains(): string[] {
  const { address } = env.mailFrom;
  return [new URL(env.siteUrl).hostname, address.slice(address.lastIndexOf('@') + 1)];
}
