import 'server-only';
import type { PostEntry } from '../content/post-entry';
import type { Post } from '../content/posts';
import type { Wardrobe } from '../mdx/editor-tags';
import { cleanBody } from './clean-body';

/** A post is in several feeds: its body is made once. Its object is another when anything of the content has changed. */
const made = new WeakMap<Post, Promise<string>>();

/** The body of a post as feeds show it (`cleanBody`). All feeds have one wardrobe. */
export function plainBody(entry: PostEntry, wardrobe: Wardrobe): Promise<string> {
  const body = made.get(entry.post) ?? cleanBody(entry, wardrobe);
  made.set(entry.post, body);
  return body;
}
