import { z } from 'zod';
import { defaultLocale } from '../../base/i18n/languages';
import { findInvisible } from '../mdx/find-invisible';
import { booleanField } from './fields';

/** A file with the addresses that have moved, each with its language. */
export const redirectFile = z.strictObject({
  redirects: z.array(
    z.strictObject({
      from: addressField('from', pathIssue),
      to: addressField('to', targetIssue),
      /** Whether `to` is the post that was at `from`, and not another one in its place. */
      renamed: booleanField('renamed').default(false),
    }),
    '"redirects" must be a list — Write redirects: [] if there are none.',
  ),
});

function addressField(name: 'from' | 'to', issueOf: (value: string) => string | undefined) {
  const error = `"${name}" is missing or no text — Write an address, such as ${name}: /posts/my-post.`;
  return z.string({ error }).superRefine((value, context) => {
    const issue = issueOf(value);
    if (issue) context.addIssue(`"${name}" is "${value.slice(0, 80)}", ${issue}`);
  });
}

const defaultPrefix = new RegExp(`^/${defaultLocale}(?:/|$)`, 'i');

/** Returns why a path cannot be redirected, as “what is wrong — how to fix it”, or undefined. */
export function pathIssue(path: string): string | undefined {
  if (!path.startsWith('/')) return 'which is not an address of this site — Start it with a slash, such as /posts/old-name.';
  if (path === '/') return 'the home page — Name an address that has moved.';
  if (/[?#]/.test(path)) return 'which is more than a path — Leave out what starts with ? or #: the reader’s own is kept.';
  if (path.includes('%')) return 'which is percent-encoded — Write the letters themselves, such as 强 for %E5%BC%BA.';
  if (path.endsWith('/')) return 'which ends in a slash — Leave it out: with a slash it is redirected as well.';
  if (path.includes('//')) return 'which has two slashes in a row — Write one: with two it is redirected as well.';
  if (/\/\.{1,2}(?=\/|$)/.test(path)) return 'which browsers shorten before they send it — Leave out “.” and “..”.';
  if (defaultPrefix.test(path))
    return `which names the default language — Its addresses have no prefix: write it without /${defaultLocale}.`;
  if (path !== path.normalize('NFC')) return 'whose accents are separate characters (not NFC) — Type it again.';
  if (findInvisible(path) || /["\\[\]<>^`{|}$]/.test(path)) return 'which has a character that no address has — Delete it.';
  return undefined;
}

/** Returns the same for the target of a redirect: a path of this site or an https address. */
function targetIssue(address: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(address)) return address === '/' ? undefined : pathIssue(address);
  const url = address.startsWith('https://') && URL.canParse(address) ? new URL(address) : undefined;
  if (!url || url.username || url.password) return 'which is not an https address — Write one, or a path of this site.';
  if (url.search || url.hash) return 'which has a query or fragment — Leave out what starts with ? or #: the reader’s own is kept.';
  return undefined;
}
