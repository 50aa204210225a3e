import type { Locale } from '../../base/i18n/i18n';

/**
 * The Markdown and e-mails of posts (`server/content/render-posts.ts`), kept between builds, also by Vercel, so that only changed ones are
 * rendered. A file's name is a hash of its inputs.
 */
export const renderedPostsFolder = '.next/cache/rendered-posts';

/** A post in one language whose Markdown and e-mail are in that folder. */
export interface RenderedPost {
  locale: Locale;
  slug: string;
  key: string;
  /** Whether this build rendered them. */
  isNew: boolean;
}

/** Returns the files of a rendered post: its Markdown, and its e-mail as gzipped JSON. */
export function renderedPostFiles(key: string): { markdown: string; email: string } {
  return { markdown: `${renderedPostsFolder}/${key}.md`, email: `${renderedPostsFolder}/${key}.json.gz` };
}
