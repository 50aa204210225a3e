/**
 * The parameters of an address that say how a comparison is shown. Written in JavaScript because `next.config.mjs` reads it.
 * @type {readonly ['frameworks', 'show', 'sort', 'dir', 'only']}
 */
export const tableParameters = ['frameworks', 'show', 'sort', 'dir', 'only'];
