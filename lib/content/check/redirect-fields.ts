import { findInvisible } from '../mdx/find-invisible';

/** What is wrong with a path from which readers are sent on, as “what it is — how to fix it”. */
export function pathIssue(path: string): string | undefined {
  if (!path.startsWith('/')) return 'which is no address of this site — Start it with a slash, such as /posts/old-name.';
  if (path === '/') return 'the home page — Name an address that has moved.';
  if (/[?#]/.test(path)) return 'which holds more than a path — Leave off what starts with ? or #: it stays as readers send it.';
  if (path.includes('%')) return 'which is percent-encoded — Write the letters themselves, such as 强 for %E5%BC%BA.';
  if (path.endsWith('/')) return 'which ends in a slash — Leave it off: with a slash it is redirected as well.';
  if (path.includes('//')) return 'which has two slashes one after the other — Write one: with two it is redirected as well.';
  if (/\/\.{1,2}(?=\/|$)/.test(path)) return 'which browsers shorten before they ask — Leave out “.” and “..”.';
  if (/^\/en(?:\/|$)/i.test(path)) return 'which has a language that is left out — English addresses are bare: write it without /en.';
  if (path !== path.normalize('NFC')) return 'whose letters are taken apart — Type it again.';
  if (findInvisible(path) || /["\\[\]<>^`{|}$]/.test(path)) return 'which holds a sign that no address has — Delete it.';
  return undefined;
}

/** The same for where they are sent: a path of this site or an https address. */
export function addressIssue(address: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(address)) return address === '/' ? undefined : pathIssue(address);
  const url = address.startsWith('https://') && URL.canParse(address) ? new URL(address) : undefined;
  if (!url || url.username || url.password) return 'which is no https address — Write one, or a path of this site.';
  if (url.search || url.hash) return 'which holds more than a path — Leave off what starts with ? or #: the reader’s own query is kept.';
  return undefined;
}
