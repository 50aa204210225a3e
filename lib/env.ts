import 'server-only';
import { codeVersionSetting } from './kept-pages';

/**
 * The only reader of the environment. Everything is optional and read when asked for, so that a build works with an
 * empty environment.
 */
export const env = {
  /** The site's own origin without a trailing slash: the only source of absolute addresses. */
  get siteUrl(): string {
    const { SITE_URL, PORT, VERCEL_ENV, VERCEL_PROJECT_PRODUCTION_URL, VERCEL_URL } = process.env;
    const onVercel = VERCEL_ENV === 'production' ? VERCEL_PROJECT_PRODUCTION_URL : VERCEL_URL;
    const url = SITE_URL || (onVercel ? `https://${onVercel}` : `http://localhost:${PORT || 3000}`);
    if (!URL.canParse(url)) throw new Error(`SITE_URL is "${url}". Give a whole address, such as https://example.org.`);
    return new URL(url).origin;
  },

  /** A hash of all code and settings that pages are made with; undefined outside `npm run build`. */
  get codeVersion(): string | undefined {
    return process.env[codeVersionSetting];
  },

  /** Whether drafts and scheduled posts are shown. */
  get preview(): boolean {
    const { PREVIEW, VERCEL_ENV, NODE_ENV } = process.env;
    if (PREVIEW) return PREVIEW !== '0' && PREVIEW !== 'false';
    return VERCEL_ENV === 'preview' || NODE_ENV === 'development';
  },
};
