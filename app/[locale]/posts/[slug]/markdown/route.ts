import { notFound } from 'next/navigation';
import { plainWardrobe } from '@/components/mdx/plain-wardrobe';
import { postEntry } from '@/lib/content/post-entry';
import { postsWithPage } from '@/lib/content/posts';
import { env } from '@/lib/env';
import { postMarkdown } from '@/lib/feeds/post-markdown';
import { locales, toLocale } from '@/lib/i18n';
import { textAnswer } from '@/lib/text-answer';

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
  return textAnswer(await postMarkdown(postEntry(locale, slug) ?? notFound(), plainWardrobe(locale)), 'text/markdown');
}
