import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { longEmailHtmlBytes, maxEmailHtmlBytes } from '../../lib/base/email-size-limits';
import { defaultLocale } from '../../lib/base/i18n/i18n';
import type { Diagnostic } from '../../lib/content/check/diagnostic';
import type { RenderedPost } from '../../lib/content/model/rendered-posts';
import { renderedEmailFile, renderedEmailsFolder } from '../../lib/newsletter/campaigns/rendered-email';
import { biggestParts } from '../../lib/newsletter/email/biggest-parts';

/** Returns diagnostics for posts whose emails are too long, or nearly. */
export function weighEmails(posts: Pick<RenderedPost, 'locale' | 'slug'>[], folder = renderedEmailsFolder): Diagnostic[] {
  return posts.flatMap(({ locale, slug }): Diagnostic[] => {
    const compressed = readFileSync(renderedEmailFile(locale, slug, folder));
    // The last bytes of a gzip file are its uncompressed size (RFC 1952): a small file needs no further check.
    if (compressed.readUInt32LE(compressed.length - 4) <= longEmailHtmlBytes) return [];
    const { html }: { html: string } = JSON.parse(gunzipSync(compressed).toString()).message;
    const bytes = Buffer.byteLength(html);
    if (bytes <= longEmailHtmlBytes) return [];
    const parts = biggestParts(html).map(({ kind, name, bytes }) => `${kind} “${name}” (${bytes.toLocaleString('en')})`);
    return [
      {
        file: `content/posts/${slug}${locale === defaultLocale ? '' : `.${locale}`}.mdx`,
        line: 1,
        column: 1,
        severity: bytes > maxEmailHtmlBytes ? 'error' : 'warning',
        reason:
          `the email of this post has ${bytes.toLocaleString('en')} bytes, and Gmail cuts off what is beyond ${maxEmailHtmlBytes.toLocaleString('en')}. ` +
          `Its largest parts are: ${parts.join(', ')}`,
        fix: 'Shorten the post, omit rows or columns of its tables, or split it into two posts.',
      },
    ];
  });
}
