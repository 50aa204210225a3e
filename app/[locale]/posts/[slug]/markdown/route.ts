import { notFound } from 'next/navigation';
import { feedComponents } from '@/components/mdx/feed';
import { env } from '@/lib/base/env/env';
import { textResponse } from '@/lib/base/http/text-response';
import { locales, toLocale } from '@/lib/base/i18n/i18n';
import { postEntry } from '@/lib/content/model/post-entry';
import { postsWithPage } from '@/lib/content/model/posts';
import { postMarkdown } from '@/server/content/post-markdown';

export const dynamic = 'force-static';
export const dynamicParams = false;

/** `npm run build` has them made outside Next.js, which is faster (`scripts/build/render-posts.ts`), and puts them here. */
export function generateStaticParams() {
  return env.build ? [] : locales.flatMap((locale) => postsWithPage(locale).map(({ slug }) => ({ locale, slug })));
}

/** A post as Markdown, for programs that read: `/posts/x.md`, or `/posts/x` for who accepts Markdown (`next.config.ts` leads here). */
export async function GET(_: Request, { params }: RouteContext<'/[locale]/posts/[slug]/markdown'>) {
  const { locale: parameter, slug } = await params;
  const locale = toLocale(parameter);
  return textResponse(await postMarkdown(postEntry(locale, slug) ?? notFound(), feedComponents(locale)), 'text/markdown');
}
