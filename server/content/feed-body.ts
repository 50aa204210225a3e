import 'server-only';
import type { ReactElement } from 'react';
import type { MdxComponents } from '@/components/mdx/mdx-components';
import { staticMarkup } from '@/components/ui/static-markup';
import { absoluteUrl } from '@/lib/base/http/absolute-url';
import { correctionsHtml } from '@/lib/content/feeds/corrections-html';
import { plainHtml } from '@/lib/content/mdx/plain-html';
import { readBody } from '@/lib/content/model/body';
import type { PostEntry } from '@/lib/content/model/post-entry';
import { renderBody } from './render-body';

/**
 * The body of a post as clean HTML that stands by itself (`plainHtml`), its tags dressed in this component map; then what is to stand `below`
 * it, and the post's corrections.
 */
export async function cleanBody({ post, body }: PostEntry, components: MdxComponents, below?: ReactElement): Promise<string> {
  const { lang: locale, title, slug } = post;
  const { content } = await renderBody(await readBody(body), { ...body, locale, title, components });
  const parts = [await staticMarkup(content), below ? await staticMarkup(below) : '', correctionsHtml(post)];
  return plainHtml(parts.join(''), absoluteUrl(locale, `/posts/${slug}`));
}
