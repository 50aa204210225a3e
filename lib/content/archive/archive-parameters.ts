/** The parameters of an address that say which posts the archive shows. */
export const archiveParameters = ['tag', 'category', 'lang', 'page'] as const;
