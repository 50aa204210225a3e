import 'server-only';
import { postMail } from '@/components/email/post-mail';
import { MailPoll } from '@/components/mdx/mail-poll';
import { mailWardrobe } from '@/components/mdx/mail-wardrobe';
import { absoluteUrl } from '@/lib/absolute-url';
import type { PostEntry } from '@/lib/content/post-entry';
import type { Message } from '@/lib/email/message';
import { env } from '@/lib/env';
import { cleanBody } from '@/lib/feeds/clean-body';
import { places } from '@/lib/mailings/places';

/** A post as the mail that its subscribers get, in the post's language, with places for what differs from reader to reader. */
export async function editionOf(entry: PostEntry): Promise<Message> {
  const { post, polls } = entry;
  const { lang: locale, slug, title, summary, date, image, imageAlt = '', imageWidth: width, imageHeight: height } = post;
  const poll = polls.find(({ id }) => id === post.poll);
  return postMail({
    locale,
    siteUrl: env.siteUrl,
    postalAddress: env.mailPostalAddress,
    preferencesUrl: absoluteUrl(locale, '/preferences'),
    unsubscribeUrl: absoluteUrl(locale, `/unsubscribe/${places.unsubscribe}`),
    oneClickUrl: new URL(`/u/${places.unsubscribe}`, env.siteUrl).href,
    archiveUrl: absoluteUrl(locale, '/posts'),
    post: {
      title,
      slug,
      summary,
      date,
      url: absoluteUrl(locale, `/posts/${slug}`),
      cover: image && isForMail(image) ? { url: new URL(image, env.siteUrl).href, alt: imageAlt, width, height } : undefined,
      body: await cleanBody(entry, mailWardrobe(locale), poll && <MailPoll locale={locale} poll={poll} />),
    },
  });
}

/** Whether every mail program shows a picture of this kind. */
function isForMail(image: string): boolean {
  return /\.(?:png|jpe?g|gif)$/i.test(image);
}
