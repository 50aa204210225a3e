import { notFound } from 'next/navigation';
import { plainWardrobe } from '@/components/mdx/plain-wardrobe';
import { pagesToMake } from '@/lib/content/pages-to-make';
import { postEntry } from '@/lib/content/post-entry';
import { postsWithPage } from '@/lib/content/posts';
import { postMarkdown } from '@/lib/feeds/post-markdown';
import { toLocale } from '@/lib/i18n';
import { textAnswer } from '@/lib/text-answer';

export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams() {
  return pagesToMake((locale) =>
    postsWithPage(locale).map(({ slug }) => ({
      params: { locale, slug },
      path: `/posts/${slug}/markdown`,
      shows: postEntry(locale, slug),
    })),
  );
}

/** A post as Markdown, for programs that read: `/posts/x.md`, or `/posts/x` for who accepts Markdown (`next.config.mjs` leads here). */
export async function GET(_: Request, { params }: RouteContext<'/[locale]/posts/[slug]/markdown'>) {
  const { locale: parameter, slug } = await params;
  const locale = toLocale(parameter);
  return textAnswer(await postMarkdown(postEntry(locale, slug) ?? notFound(), plainWardrobe(locale)), 'text/markdown');
}
