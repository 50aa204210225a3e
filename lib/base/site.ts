/** Facts about the site, each once. Texts that readers see are in `content/dictionaries`. */
export const site = {
  /** Its name where no language is known: in e-mail headers, settings and examples. */
  name: 'Twinko AI',
  repository: 'https://github.com/twinko-ai/newsletter',
  branch: 'main',
  /** The licence of the open data. */
  dataLicense: 'https://creativecommons.org/licenses/by/4.0/',
  postsPerPage: 10,
  /** Gmail counts complaints by it (`Feedback-ID`): 5 to 15 characters, never changed. */
  mailSender: 'twinko-ai',
} as const;

/** Returns the address on GitHub of a file of this repository; `path` is relative to its root. */
export function sourceUrl(path: string): string {
  return `${site.repository}/blob/${site.branch}/${path}`;
}
