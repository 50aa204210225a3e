import 'server-only';
import type { ReactElement } from 'react';
import type { MdxComponents } from '@/components/mdx/component-types';
import { feedComponents } from '@/components/mdx/feed';
import { staticMarkup } from '@/components/ui/static-markup';
import { absoluteUrl } from '@/lib/base/http/absolute-url';
import { correctionsHtml } from '@/lib/content/feeds/corrections-html';
import { plainHtml } from '@/lib/content/mdx/plain-html';
import { readBody } from '@/lib/content/model/body';
import type { PostEntry } from '@/lib/content/model/post-entry';
import type { Post } from '@/lib/content/model/posts';
import { renderBody } from './render-body';

/** A post appears in several feeds. The key changes when content is read again, so that no outdated body is returned. */
const feedBodies = new WeakMap<Post, Promise<string>>();

/** Returns the body of a post as HTML for feeds and Markdown. Each post is rendered once. */
export function feedBody(entry: PostEntry): Promise<string> {
  const body = feedBodies.get(entry.post) ?? plainBody(entry, feedComponents(entry.post.lang));
  feedBodies.set(entry.post, body);
  return body;
}

/**
 * Returns the body of a post as HTML that needs no style sheet or script (`plainHtml`), rendered with a component map, followed by
 * `below` and the post's corrections.
 */
export async function plainBody({ post, body }: PostEntry, components: MdxComponents, below?: ReactElement): Promise<string> {
  const { lang: locale, title, slug } = post;
  const { content } = await renderBody(await readBody(body), { ...body, locale, title, components });
  const parts = [await staticMarkup(content), below ? await staticMarkup(below) : '', correctionsHtml(post)];
  return plainHtml(parts.join(''), absoluteUrl(locale, `/posts/${slug}`));
}
