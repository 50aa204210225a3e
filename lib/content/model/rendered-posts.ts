import type { Locale } from '../../base/i18n/i18n';

/**
 * What `server/content/render-posts.ts` makes of posts beside their pages, kept so that a build renders only those that changed. Vercel
 * keeps this folder between builds. A file's name is a hash of everything that it was made from.
 */
export const renderedPostsFolder = '.next/cache/rendered-posts';

/** A post in one language whose Markdown and e-mail are in that folder. */
export interface RenderedPost {
  locale: Locale;
  slug: string;
  key: string;
  /** Whether this build made them. */
  isNew: boolean;
}

/** The files of a rendered post: its Markdown, and its e-mail as JSON compressed with gzip. */
export function renderedPostFiles(key: string): { markdown: string; email: string } {
  return { markdown: `${renderedPostsFolder}/${key}.md`, email: `${renderedPostsFolder}/${key}.json.gz` };
}
