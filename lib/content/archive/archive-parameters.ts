/** The query parameters of the archive. In a file of its own, so that `next.config.ts` loads nothing else. */
export const archiveParameters = ['tag', 'category', 'lang', 'page'] as const;
