/** What the environment comes to, for `lib/env` and for the build, which must know when a page would be another. */
type Environment = Record<string, string | undefined>;

/** The site's own origin without a trailing slash. Throws where `SITE_URL` is no address. */
export function siteUrlOf({ SITE_URL, PORT, VERCEL_ENV, VERCEL_PROJECT_PRODUCTION_URL, VERCEL_URL }: Environment): string {
  const onVercel = VERCEL_ENV === 'production' ? VERCEL_PROJECT_PRODUCTION_URL : VERCEL_URL;
  const url = SITE_URL || (onVercel ? `https://${onVercel}` : `http://localhost:${PORT || 3000}`);
  if (!URL.canParse(url)) throw new Error(`SITE_URL is "${url}". Give a whole address, such as https://example.org.`);
  return new URL(url).origin;
}

/** Whether drafts and scheduled posts are shown. */
export function previewOf({ PREVIEW, VERCEL_ENV, NODE_ENV }: Environment): boolean {
  if (PREVIEW) return PREVIEW !== '0' && PREVIEW !== 'false';
  return VERCEL_ENV === 'preview' || NODE_ENV === 'development';
}
