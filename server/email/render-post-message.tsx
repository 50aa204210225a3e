import 'server-only';
import { postMail } from '@/components/email/post-mail';
import { EmailPoll, emailComponents } from '@/components/mdx/email';
import { env } from '@/lib/base/env/env';
import { isEmailImage } from '@/lib/base/files/image-types';
import { absoluteUrl } from '@/lib/base/http/absolute-url';
import type { PostEntry } from '@/lib/content/model/post-entry';
import { mergeFields } from '@/lib/newsletter/campaigns/merge-fields';
import type { Message } from '@/lib/newsletter/email/message';
import { plainBody } from '@/server/content/feed-body';

/** Renders a post as an email in the post's language, with placeholders for its merge fields. */
export async function renderPostMessage(entry: PostEntry): Promise<Message> {
  const { post, polls } = entry;
  const { lang: locale, slug, image, imageAlt = '', imageWidth: width, imageHeight: height } = post;
  const poll = polls.find(({ id }) => id === post.poll);
  return postMail({
    locale,
    siteUrl: env.siteUrl,
    postalAddress: env.mailPostalAddress,
    preferencesUrl: absoluteUrl(locale, '/preferences'),
    unsubscribeUrl: absoluteUrl(locale, `/unsubscribe/${mergeFields.unsubscribe}`),
    oneClickUrl: new URL(`/u/${mergeFields.unsubscribe}`, env.siteUrl).href,
    archiveUrl: absoluteUrl(locale, '/posts'),
    post: {
      ...post,
      url: absoluteUrl(locale, `/posts/${slug}`),
      cover: image && isEmailImage(image) ? { url: new URL(image, env.siteUrl).href, alt: imageAlt, width, height } : undefined,
      body: await plainBody(entry, emailComponents(locale), poll && <EmailPoll locale={locale} poll={poll} />),
    },
  });
}
