import { notFound } from 'next/navigation';
import { editionOf } from '@/app/sending/edition-of';
import { postEntry } from '@/lib/content/post-entry';
import { postFilesToMake } from '@/lib/content/post-files-to-make';
import { toLocale } from '@/lib/i18n';
import type { Rendition } from '@/lib/mailings/rendition';
import { textAnswer } from '@/lib/text-answer';

export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams() {
  return postFilesToMake('edition.json');
}

/** A post as a mail, and whom it concerns, as JSON: what is frozen when it is sent. A function on Vercel has no bodies to make it of. */
export async function GET(_: Request, { params }: RouteContext<'/[locale]/posts/[slug]/edition.json'>) {
  const { locale, slug } = await params;
  const entry = postEntry(toLocale(locale), slug) ?? notFound();
  const { post, tags, formerSlugs } = entry;
  const rendition: Rendition = {
    title: post.title,
    formerSlugs,
    message: await editionOf(entry),
    tags: tags.map(({ key }) => key),
    topics: tags.filter(({ topic }) => topic).map(({ key }) => key),
  };
  const answer = textAnswer(JSON.stringify(rendition), 'application/json');
  // As Next.js has it for files of this ending.
  answer.headers.set('Content-Type', 'application/json; charset=UTF-8');
  return answer;
}
