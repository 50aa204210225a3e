import 'server-only';
import type { MdxComponents } from '@/components/mdx/mdx-components';
import type { PostEntry } from '@/lib/content/model/post-entry';
import type { Post } from '@/lib/content/model/posts';
import { cleanBody } from './feed-body';

/** A post is in several feeds: its body is made once. Its object is another when anything of the content has changed. */
const made = new WeakMap<Post, Promise<string>>();

/** The body of a post as feeds show it (`cleanBody`). All feeds have one component map. */
export function plainBody(entry: PostEntry, components: MdxComponents): Promise<string> {
  const body = made.get(entry.post) ?? cleanBody(entry, components);
  made.set(entry.post, body);
  return body;
}
