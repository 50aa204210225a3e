import { readFileSync, statSync } from 'node:fs';
import type { Finding } from '../../lib/check/finding';
import { defaultLocale } from '../../lib/i18n';
import { manyBytes, mostBytes } from '../../lib/mailings/mail-limits';
import { biggestParts } from '../../lib/mailings/mail-weight';
import type { Manifest } from './built-pages';

/** What there is to say about the mails that a build has made of posts: those that are too long, or nearly. */
export function weighMails({ routes }: Pick<Manifest, 'routes'>, folder = '.next/server/app'): Finding[] {
  return Object.keys(routes).flatMap((address) => {
    const [, locale = '', slug = ''] = /^\/([^/]+)\/posts\/([^/]+)\/edition\.json$/.exec(address) ?? [];
    const body = `${folder}${address}.body`;
    // The file holds the mail's HTML among other things: a small file has none that is long.
    if (!slug || statSync(body).size <= manyBytes) return [];
    const { html }: { html: string } = JSON.parse(readFileSync(body, 'utf8')).message;
    const bytes = Buffer.byteLength(html);
    if (bytes <= manyBytes) return [];
    const parts = biggestParts(html).map(({ kind, name, bytes }) => `${kind} “${name}” (${bytes.toLocaleString('en')})`);
    return {
      file: `content/posts/${slug}${locale === defaultLocale ? '' : `.${locale}`}.mdx`,
      line: 1,
      column: 1,
      severity: bytes > mostBytes ? 'error' : 'warning',
      reason:
        `the mail of this post has ${bytes.toLocaleString('en')} bytes, and Gmail cuts what is beyond ${mostBytes.toLocaleString('en')}. ` +
        `Its biggest parts are: ${parts.join(', ')}`,
      fix: 'Shorten it, leave out rows or columns of its tables, or make two posts of it.',
    };
  });
}
