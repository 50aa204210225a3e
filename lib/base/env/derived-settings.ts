import { type Environment, readSetting } from './read-settings';

/**
 * Returns the site's own origin without a trailing slash. On Vercel it is the production domain; for a preview that of its branch, which is
 * the same for later commits, so that cached pages stay valid; for a preview without a branch its own.
 *
 * @throws BadSettings
 */
export function siteUrlOf(environment: Environment): string {
  const { VERCEL_ENV, VERCEL_PROJECT_PRODUCTION_URL, VERCEL_BRANCH_URL, VERCEL_URL } = environment;
  const siteUrl = readSetting('SITE_URL', environment);
  if (siteUrl) return siteUrl;
  const onVercel = (VERCEL_ENV === 'production' ? VERCEL_PROJECT_PRODUCTION_URL : VERCEL_BRANCH_URL) || VERCEL_URL;
  return new URL(onVercel ? `https://${onVercel}` : `http://localhost:${readSetting('PORT', environment)}`).origin;
}

/** Returns whether this is a preview, which shows drafts and scheduled posts. */
export function previewOf(environment: Environment): boolean {
  const { VERCEL_ENV, NODE_ENV } = environment;
  return readSetting('PREVIEW', environment) ?? (VERCEL_ENV === 'preview' || NODE_ENV === 'development');
}
