import 'server-only';
import type { PostEntry } from '@/lib/content/model/post-entry';
import type { RenderedEmail } from '@/lib/newsletter/campaigns/rendered-email';
import { renderPostMessage } from './render-post-message';

/** Renders the email of a post, with the tags that determine its audience. */
export async function renderPostEmail(entry: PostEntry): Promise<RenderedEmail> {
  const { post, tags, formerSlugs } = entry;
  return {
    title: post.title,
    formerSlugs,
    message: await renderPostMessage(entry),
    tags: tags.map(({ key }) => key),
    topics: tags.filter(({ topic }) => topic).map(({ key }) => key),
  };
}
