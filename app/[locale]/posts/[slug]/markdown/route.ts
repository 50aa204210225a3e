import { notFound } from 'next/navigation';
import { env } from '@/lib/base/env/env';
import { textResponse } from '@/lib/base/http/text-response';
import { locales, toLocale } from '@/lib/base/i18n/i18n';
import { postEntry } from '@/lib/content/model/post-entry';
import { postsWithPage } from '@/lib/content/model/posts';
import { postMarkdown } from '@/server/content/post-markdown';

export const dynamic = 'force-static';
export const dynamicParams = false;

/** None in `npm run build`, which renders Markdown in parallel with Next.js (`scripts/build/run-render-posts.ts`). */
export function generateStaticParams() {
  return env.build ? [] : locales.flatMap((locale) => postsWithPage(locale).map(({ slug }) => ({ locale, slug })));
}

/** A post as Markdown: `/posts/x.md`, or `/posts/x` for clients that accept Markdown (rewritten by `next.config.ts`). */
export async function GET(_: Request, { params }: RouteContext<'/[locale]/posts/[slug]/markdown'>) {
  const { locale, slug } = await params;
  return textResponse(await postMarkdown(postEntry(toLocale(locale), slug) ?? notFound()), 'text/markdown');
}
