import 'server-only';
import { alreadySubscribedMail } from '@/components/email/already-subscribed-mail';
import { confirmMail } from '@/components/email/confirm-mail';
import { manageMail } from '@/components/email/manage-mail';
import { type MailedPoll, type MailedPost, welcomeMail } from '@/components/email/welcome-mail';
import { tokenOfLink } from '@/lib/base/auth/link-token';
import { signToken } from '@/lib/base/auth/signed-token';
import { env } from '@/lib/base/env/env';
import { isEmailImage } from '@/lib/base/files/image-types';
import { absoluteUrl } from '@/lib/base/http/absolute-url';
import type { Locale } from '@/lib/base/i18n/i18n';
import { phaseOf } from '@/lib/content/model/poll-phase';
import { listPolls } from '@/lib/content/model/polls';
import { listPosts } from '@/lib/content/model/posts';
import { listTopics } from '@/lib/content/model/topics';
import { bounceAddress } from '@/lib/newsletter/bounces/bounce-address';
import type { DueNotification } from '@/lib/newsletter/delivery/due-delivery';
import { composeMessage } from '@/lib/newsletter/email/compose-message';
import type { Mail } from '@/lib/newsletter/email/mail-session';
import type { Message } from '@/lib/newsletter/email/message';

/** Composes a notification from stored data alone: the same bytes on every attempt. */
export async function composeNotification(delivery: DueNotification): Promise<Mail> {
  const { id, notice, subscriber, link, firstDispatchAt: date, createdAt } = delivery;
  const to = link?.newAddress ?? subscriber.address;
  const from = env.mailFrom;
  const bytes = await composeMessage(await renderNotification(delivery, date), { id: `n.${createdAt.getTime()}.${id}`, from, to, date });
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return [bytes, { from: bounceAddress(id, domain), to }, `${String(id).padStart(8, '0')}-${notice}`];
}

/** Renders a notification as of the moment of its first attempt. */
function renderNotification({ notice, subscriber, link }: DueNotification, date: Date): Promise<Message> {
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
  // A new address is not verified before its link is opened: send nothing else about the subscriber there.
  if (link)
    return manageMail({
      ...setting,
      purpose: link.purpose,
      url: absoluteUrl(locale, `/preferences/${link.purpose}/${tokenOfLink(link.id)}`),
      newAddress: link.newAddress ?? undefined,
    });
  if (notice === 'manage') return manageMail({ ...setting, purpose: 'preferences', url: preferencesUrl });

  const unsubscribe = signToken('unsubscribe', subscriber.id, date.getTime());
  const links = {
    preferencesUrl,
    unsubscribeUrl: absoluteUrl(locale, `/unsubscribe/${unsubscribe}`),
    oneClickUrl: new URL(`/u/${unsubscribe}`, env.siteUrl).href,
  };
  if (notice === 'already-subscribed') return alreadySubscribedMail({ ...setting, ...links });
  return welcomeMail({ ...setting, ...links, posts: latestPosts(locale, topics, date), poll: openPoll(locale, subscriber.id, date) });
}

function labelsOf(topics: readonly string[], locale: Locale): string[] {
  return listTopics().flatMap(({ key, label }) => (topics.includes(key) ? [label[locale]] : []));
}

/** Returns the latest three posts of these topics in this language, as of a day. */
function latestPosts(locale: Locale, topics: readonly string[], date: Date): MailedPost[] {
  return listPosts(locale)
    .filter((post) => post.lang === locale && Date.parse(post.date) <= date.getTime())
    .filter(({ tags }) => topics.length === 0 || tags.some((tag) => topics.includes(tag)))
    .slice(0, 3)
    .map(({ title, slug, summary, image, imageAlt = '', imageWidth: width, imageHeight: height }) => ({
      title,
      summary,
      url: absoluteUrl(locale, `/posts/${slug}`),
      image: image && isEmailImage(image) ? { url: new URL(image, env.siteUrl).href, alt: imageAlt, width, height } : undefined,
    }));
}

/** Returns the newest poll that was open on a day, with a link for each option that votes as this subscriber. */
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
