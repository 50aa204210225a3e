import 'server-only';
import type { PostEntry } from '@/lib/content/post-entry';
import type { Rendition } from '@/lib/mailings/rendition';
import { editionOf } from './edition-of';

/** Renders the e-mail of a post, with whom it concerns: what is frozen when the post is sent. */
export async function renditionOf(entry: PostEntry): Promise<Rendition> {
  const { post, tags, formerSlugs } = entry;
  return {
    title: post.title,
    formerSlugs,
    message: await editionOf(entry),
    tags: tags.map(({ key }) => key),
    topics: tags.filter(({ topic }) => topic).map(({ key }) => key),
  };
}
