import type { Locale } from '../../base/i18n/i18n';

/** Where `npm run build` puts the e-mail of each post in each language. No route serves these files. */
export const renderedEmailsFolder = '.next/emails';

/** The file of one of them: JSON, compressed with gzip, since Vercel counts what its functions hold. */
export function renderedEmailFile(locale: Locale, slug: string, folder = renderedEmailsFolder): string {
  return `${folder}/${locale}/${slug}.json.gz`;
}

/** Whether a text can be the name of a post: any other may lead out of a folder. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9-]{1,200}$/.test(text);
}
