import { type Environment, readSetting } from './read-settings';

/**
 * Returns the site's own origin without a trailing slash.
 *
 * On Vercel it is what Vercel says: the production domain, and for a preview that of its branch, which stays while the branch moves on,
 * so that pages of an earlier build can be used again. A preview of no branch has only its own.
 *
 * @throws BadSettings
 */
export function siteUrlOf(environment: Environment): string {
  const { VERCEL_ENV, VERCEL_PROJECT_PRODUCTION_URL, VERCEL_BRANCH_URL, VERCEL_URL } = environment;
  const given = readSetting('SITE_URL', environment);
  if (given) return given;
  const onVercel = (VERCEL_ENV === 'production' ? VERCEL_PROJECT_PRODUCTION_URL : VERCEL_BRANCH_URL) || VERCEL_URL;
  return new URL(onVercel ? `https://${onVercel}` : `http://localhost:${readSetting('PORT', environment)}`).origin;
}

/** Whether drafts and scheduled posts are shown. */
export function previewOf(environment: Environment): boolean {
  const { VERCEL_ENV, NODE_ENV } = environment;
  return readSetting('PREVIEW', environment) ?? (VERCEL_ENV === 'preview' || NODE_ENV === 'development');
}
