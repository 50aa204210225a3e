/**
 * For pages, which change, and for every error: what is missing may be there after the next deploy. Next.js would let shared
 * caches keep both for a year.
 */
export const revalidate = 'public, max-age=0, must-revalidate';

/** For files whose names change with what is in them. */
export const immutable = 'public, max-age=31536000, immutable';
