/** What the environment comes to, for `lib/env` and for the build, which must know when a page would be another. */
export type Environment = Record<string, string | undefined>;

/**
 * The site's own origin without a trailing slash. Throws where `SITE_URL` is no address.
 *
 * On Vercel it is what Vercel says: the production domain, and for a preview that of its branch, which stays while the branch moves on,
 * so that pages of an earlier build can be used again. A preview of no branch has only its own.
 */
export function siteUrlOf({
  SITE_URL,
  PORT,
  VERCEL_ENV,
  VERCEL_PROJECT_PRODUCTION_URL,
  VERCEL_BRANCH_URL,
  VERCEL_URL,
}: Environment): string {
  const onVercel = (VERCEL_ENV === 'production' ? VERCEL_PROJECT_PRODUCTION_URL : VERCEL_BRANCH_URL) || VERCEL_URL;
  const url = SITE_URL || (onVercel ? `https://${onVercel}` : `http://localhost:${PORT || 3000}`);
  if (!URL.canParse(url)) throw new Error(`SITE_URL is "${url}". Give a whole address, such as https://example.org.`);
  return new URL(url).origin;
}

/** Whether drafts and scheduled posts are shown. */
export function previewOf({ PREVIEW, VERCEL_ENV, NODE_ENV }: Environment): boolean {
  if (PREVIEW) return PREVIEW !== '0' && PREVIEW !== 'false';
  return VERCEL_ENV === 'preview' || NODE_ENV === 'development';
}

/** Who mail is from, as `Name <mailbox>` or a mailbox alone. Throws where `MAIL_FROM` is neither. */
export function mailFromOf({ MAIL_FROM }: Environment): { name: string; address: string } {
  const text = MAIL_FROM || 'Twinko AI <newsletter@localhost>';
  const [, name = '', address] = /^\s*(?:"?([^"<>\r\n]*?)"?\s*<)?([^\s<>@,;]+@[^\s<>@,;]+?)>?\s*$/.exec(text) ?? [];
  if (!address) throw new Error(`MAIL_FROM is ${JSON.stringify(text)}. Write it as: Twinko AI <newsletter@example.org>`);
  return { name, address };
}

/** Where a letter reaches those who send the mails, in one line; undefined where nobody has said. */
export function mailPostalAddressOf({ MAIL_POSTAL_ADDRESS = '' }: Environment): string | undefined {
  return MAIL_POSTAL_ADDRESS.replace(/\s+/g, ' ').trim() || undefined;
}
