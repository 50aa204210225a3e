/** What the site is called and where its sources live. Words that readers see are in `content/dictionaries`. */
export const site = {
  repository: 'https://github.com/twinko-ai/newsletter',
  branch: 'main',
  postsPerPage: 10,
  /** What mail programs call our mails together: ASCII, in every language. */
  mailingList: 'Twinko AI',
  /** By what Gmail counts complaints about all of them: 5 to 15 characters, never changed. */
  mailSender: 'twinko-ai',
} as const;

/** The address on GitHub of a file of this repository, `path` being relative to its root. */
export function sourceUrl(path: string): string {
  return `${site.repository}/blob/${site.branch}/${path}`;
}
