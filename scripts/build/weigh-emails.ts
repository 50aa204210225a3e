import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { longEmailHtmlBytes, maxEmailHtmlBytes } from '../../lib/base/email-size-limits';
import { defaultLocale } from '../../lib/base/i18n/i18n';
import type { Diagnostic } from '../../lib/content/check/diagnostic';
import type { RenderedPost } from '../../lib/content/model/rendered-posts';
import { renderedEmailFile, renderedEmailsFolder } from '../../lib/newsletter/campaigns/rendered-email';
import { biggestParts } from '../../lib/newsletter/email/biggest-parts';

/** What there is to say about the mails that a build has made of posts: those that are too long, or nearly. */
export function weighEmails(posts: Pick<RenderedPost, 'locale' | 'slug'>[], folder = renderedEmailsFolder): Diagnostic[] {
  return posts.flatMap(({ locale, slug }): Diagnostic[] => {
    const compressed = readFileSync(renderedEmailFile(locale, slug, folder));
    // The file holds the mail's HTML among other things: a small file has none that is long. RFC 1952: its last bytes are its size.
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
          `the mail of this post has ${bytes.toLocaleString('en')} bytes, and Gmail cuts what is beyond ${maxEmailHtmlBytes.toLocaleString('en')}. ` +
          `Its biggest parts are: ${parts.join(', ')}`,
        fix: 'Shorten it, leave out rows or columns of its tables, or make two posts of it.',
      },
    ];
  });
}
