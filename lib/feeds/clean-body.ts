import 'server-only';
import type { ReactElement } from 'react';
import { absoluteUrl } from '../absolute-url';
import { readBody } from '../content/body';
import type { PostEntry } from '../content/post-entry';
import type { Wardrobe } from '../mdx/editor-tags';
import { plainHtml } from '../mdx/plain-html';
import { renderBody } from '../mdx/render-body';
import { staticMarkup } from '../static-markup';
import { correctionsHtml } from './corrections-html';

/**
 * The body of a post as clean HTML that stands by itself (`plainHtml`), its tags dressed in this wardrobe; then what is to stand `below`
 * it, and the post's corrections.
 */
export async function cleanBody({ post, body }: PostEntry, wardrobe: Wardrobe, below?: ReactElement): Promise<string> {
  const { lang: locale, title, slug } = post;
  const { content } = await renderBody(await readBody(body), { ...body, locale, title, wardrobe });
  const parts = [await staticMarkup(content), below ? await staticMarkup(below) : '', correctionsHtml(post)];
  return plainHtml(parts.join(''), absoluteUrl(locale, `/posts/${slug}`));
}
