/**
 * The parameters of an address that say which posts the archive shows. Written in JavaScript because `next.config.mjs` reads it.
 * @type {readonly ['tag', 'category', 'lang', 'page']}
 */
export const archiveParameters = ['tag', 'category', 'lang', 'page'];
