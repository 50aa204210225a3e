import 'server-only';
import { absoluteUrl } from '../absolute-url';
import { readBody } from '../content/body';
import type { PostEntry } from '../content/post-entry';
import type { Post } from '../content/posts';
import type { Wardrobe } from '../mdx/editor-tags';
import { plainHtml } from '../mdx/plain-html';
import { renderBody } from '../mdx/render-body';
import { staticMarkup } from '../static-markup';
import { correctionsHtml } from './corrections-html';

/** A post is in several feeds: its body is made once. Its object is another when anything of the content has changed. */
const made = new WeakMap<Post, Promise<string>>();

/** The body of a post as clean HTML that stands by itself (`plainHtml`), its tags dressed in this wardrobe, and its corrections. */
export function plainBody(entry: PostEntry, wardrobe: Wardrobe): Promise<string> {
  const body = made.get(entry.post) ?? makeBody(entry, wardrobe);
  made.set(entry.post, body);
  return body;
}

async function makeBody({ post, body }: PostEntry, wardrobe: Wardrobe): Promise<string> {
  const { lang: locale, title, slug } = post;
  const { content } = await renderBody(await readBody(body), { ...body, locale, title, wardrobe });
  return plainHtml((await staticMarkup(content)) + correctionsHtml(post), absoluteUrl(locale, `/posts/${slug}`));
}
