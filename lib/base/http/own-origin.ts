import 'server-only';
import { env } from '../env/env';
import { log } from '../log/log';
import { isLocalHost } from './is-local-host';

/** How many refused origins are logged by one process: strangers can send any. */
const mostLogged = 20;

const logged = new Set<string>();

/**
 * Whether a form was sent from this site, by the `Origin` header (RFC 6454). While `SITE_URL` is unset, that is this machine under any of
 * its loopback names, at the port of the site. What is refused is logged once for each origin, with what sets it right.
 */
export function isOwnOrigin(origin: string | null): boolean {
  const expected = env.siteUrl;
  if (origin === expected || (!env.isSiteUrlSet && origin !== null && isSameOnLoopback(origin, expected))) return true;
  logRefused(origin, expected);
  return false;
}

function isSameOnLoopback(origin: string, expected: string): boolean {
  if (!URL.canParse(origin)) return false;
  const [one, other] = [new URL(origin), new URL(expected)];
  return one.origin === origin && one.protocol === 'http:' && one.port === other.port && isLocalHost(one.hostname);
}

/** Of what a stranger sends, only a scheme, a host and a port are logged. */
function logRefused(origin: string | null, expected: string): void {
  const named = origin && URL.canParse(origin) ? new URL(origin).origin.slice(0, 200) : 'none';
  if (logged.has(named) || logged.size >= mostLogged) return;
  logged.add(named);
  const fix = named === 'none' ? undefined : `If readers open the site at ${named}, start it with SITE_URL=${named}`;
  log('origin refused', { origin: named, expected, fix });
}
