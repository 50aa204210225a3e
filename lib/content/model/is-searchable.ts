import type { Post } from './post-index';

/**
 * Whether readers may find a post by searching, at a moment in milliseconds since 1970: not where it is in no list, and not
 * where it has a page in previews alone, since an index that a preview made is still an index.
 */
export function isSearchable({ draft, unlisted, date }: Pick<Post, 'draft' | 'unlisted' | 'date'>, now: number): boolean {
  return !draft && !unlisted && Date.parse(date) <= now;
}
