import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Finding } from '../../lib/check/finding';
import { defaultLocale } from '../../lib/i18n';
import { manyBytes, mostBytes } from '../../lib/mailings/mail-limits';
import { biggestParts } from '../../lib/mailings/mail-weight';
import { renderedEmailFile, renderedEmailsFolder } from '../../lib/mailings/rendered-emails';
import type { RenderedPost } from '../../lib/rendered-posts';

/** What there is to say about the mails that a build has made of posts: those that are too long, or nearly. */
export function weighMails(posts: Pick<RenderedPost, 'locale' | 'slug'>[], folder = renderedEmailsFolder): Finding[] {
  return posts.flatMap(({ locale, slug }): Finding[] => {
    const compressed = readFileSync(renderedEmailFile(locale, slug, folder));
    // The file holds the mail's HTML among other things: a small file has none that is long. RFC 1952: its last bytes are its size.
    if (compressed.readUInt32LE(compressed.length - 4) <= manyBytes) return [];
    const { html }: { html: string } = JSON.parse(gunzipSync(compressed).toString()).message;
    const bytes = Buffer.byteLength(html);
    if (bytes <= manyBytes) return [];
    const parts = biggestParts(html).map(({ kind, name, bytes }) => `${kind} “${name}” (${bytes.toLocaleString('en')})`);
    return [
      {
        file: `content/posts/${slug}${locale === defaultLocale ? '' : `.${locale}`}.mdx`,
        line: 1,
        column: 1,
        severity: bytes > mostBytes ? 'error' : 'warning',
        reason:
          `the mail of this post has ${bytes.toLocaleString('en')} bytes, and Gmail cuts what is beyond ${mostBytes.toLocaleString('en')}. ` +
          `Its biggest parts are: ${parts.join(', ')}`,
        fix: 'Shorten it, leave out rows or columns of its tables, or make two posts of it.',
      },
    ];
  });
}
