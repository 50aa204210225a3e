import 'server-only';
import { alreadySubscribedMail } from '@/components/email/already-subscribed-mail';
import { confirmMail } from '@/components/email/confirm-mail';
import { manageMail } from '@/components/email/manage-mail';
import { type MailedPoll, type MailedPost, welcomeMail } from '@/components/email/welcome-mail';
import { tokenOfLink } from '@/lib/base/auth/link-token';
import { signToken } from '@/lib/base/auth/signed-token';
import { env } from '@/lib/base/env/env';
import { absoluteUrl } from '@/lib/base/http/absolute-url';
import type { Locale } from '@/lib/base/i18n/i18n';
import { phaseOf } from '@/lib/content/model/poll-phase';
import { listPolls } from '@/lib/content/model/polls';
import { listPosts } from '@/lib/content/model/posts';
import { listTopics } from '@/lib/content/model/topics';
import type { DueNotice } from '@/lib/newsletter/delivery/due-delivery';
import type { Message } from '@/lib/newsletter/email/message';

/** What a delivery says, as of the moment at which it first went out. */
export function messageOf({ notice, subscriber, link }: DueNotice, date: Date): Promise<Message> {
  const locale = link?.locale ?? subscriber.locale;
  const topics = link?.topics ?? subscriber.topics;
  const setting = { locale, siteUrl: env.siteUrl, postalAddress: env.mailPostalAddress };
  const preferencesUrl = absoluteUrl(locale, `/preferences/${signToken('preferences', subscriber.id, date.getTime())}`);
  if (link?.purpose === 'confirm')
    return confirmMail({
      ...setting,
      topics: labelsOf(topics, locale),
      confirmUrl: absoluteUrl(locale, `/confirm/${tokenOfLink(link.id)}`),
    });
  // A new address is nobody's before its link is opened: nothing else of the subscriber goes there.
  if (link)
    return manageMail({
      ...setting,
      purpose: link.purpose,
      url: absoluteUrl(locale, `/preferences/${link.purpose}/${tokenOfLink(link.id)}`),
      newAddress: link.newAddress ?? undefined,
    });
  if (notice === 'manage') return manageMail({ ...setting, purpose: 'preferences', url: preferencesUrl });

  const unsubscribe = signToken('unsubscribe', subscriber.id, date.getTime());
  const ways = {
    preferencesUrl,
    unsubscribeUrl: absoluteUrl(locale, `/unsubscribe/${unsubscribe}`),
    oneClickUrl: new URL(`/u/${unsubscribe}`, env.siteUrl).href,
  };
  if (notice === 'already-subscribed') return alreadySubscribedMail({ ...setting, ...ways });
  return welcomeMail({ ...setting, ...ways, posts: latestPosts(locale, topics, date), poll: openPoll(locale, subscriber.id, date) });
}

function labelsOf(topics: readonly string[], locale: Locale): string[] {
  return listTopics().flatMap(({ key, label }) => (topics.includes(key) ? [label[locale]] : []));
}

/** The latest posts of these topics in this language, as of a day. */
function latestPosts(locale: Locale, topics: readonly string[], date: Date): MailedPost[] {
  return listPosts(locale)
    .filter((post) => post.lang === locale && Date.parse(post.date) <= date.getTime())
    .filter(({ tags }) => topics.length === 0 || tags.some((tag) => topics.includes(tag)))
    .slice(0, 3)
    .map(({ title, slug, summary, image, imageAlt = '', imageWidth: width, imageHeight: height }) => ({
      title,
      summary,
      url: absoluteUrl(locale, `/posts/${slug}`),
      image:
        image && /\.(?:png|jpe?g|gif)$/.test(image) ? { url: new URL(image, env.siteUrl).href, alt: imageAlt, width, height } : undefined,
    }));
}

/** The newest poll that was open on a day, with a link for each option that lets this subscriber alone vote. */
function openPoll(locale: Locale, subscriberId: string, date: Date): MailedPoll | undefined {
  const open = listPolls().filter((poll) => phaseOf(poll, date.getTime()) === 'open');
  const poll = open.sort((one, other) => (one.opens < other.opens ? 1 : -1))[0];
  if (!poll) return undefined;
  const token = signToken('vote', subscriberId, date.getTime());
  return {
    question: poll.question[locale],
    options: poll.options.map(({ key, label }) => {
      return { label: label[locale], url: absoluteUrl(locale, `/polls/${poll.id}?${new URLSearchParams({ choice: key, token })}`) };
    }),
  };
}
