/** For pages and errors: both may change with the next deployment. Next.js would let shared caches keep them for a year. */
export const revalidate = 'public, max-age=0, must-revalidate';

/** For files with a hash of their content in the name. */
export const immutable = 'public, max-age=31536000, immutable';
