/** Facts about the site. Texts that readers see are in `content/dictionaries`. */
export const site = {
  repository: 'https://github.com/twinko-ai/newsletter',
  branch: 'main',
  postsPerPage: 10,
  /** The name of the mailing list in `List-Id`: ASCII, the same in all languages. */
  mailingList: 'Twinko AI',
  /** The sender id in `Feedback-ID`, by which Gmail counts complaints: 5 to 15 characters, never changed. */
  mailSender: 'twinko-ai',
} as const;

/** Returns the URL on GitHub of a file of this repository, by its path from the root. */
export function sourceUrl(path: string): string {
  return `${site.repository}/blob/${site.branch}/${path}`;
}
