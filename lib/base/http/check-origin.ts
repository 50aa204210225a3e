import 'server-only';
import { env } from '../env/env';
import { logWarning } from '../log/log';
import { isLocalHost } from './is-local-host';

/** How many refused origins a process logs: clients can send any. */
const maxLogged = 20;

const logged = new Set<string>();

/**
 * Returns whether an `Origin` header (RFC 6454) is this site. While `SITE_URL` is unset, any loopback name with the site's port is. A
 * refused origin is logged once, with a fix.
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

/** Logs only scheme, host and port of what a client sends. */
function logRefused(origin: string | null, expected: string): void {
  const named = origin && URL.canParse(origin) ? new URL(origin).origin.slice(0, 200) : 'none';
  if (logged.has(named) || logged.size >= maxLogged) return;
  logged.add(named);
  const fix = named === 'none' ? undefined : `If readers open the site at ${named}, start it with SITE_URL=${named}`;
  logWarning('origin refused', { origin: named, expected, fix });
}
