import 'server-only';
import { absoluteUrl } from '@/lib/absolute-url';
import { listPosts } from '@/lib/content/posts';
import { listTopics } from '@/lib/content/topics';
import type { DueDelivery } from '@/lib/deliveries/slots';
import { composeMessage, type Envelope } from '@/lib/email/compose-message';
import type { Message } from '@/lib/email/message';
import { env } from '@/lib/env';
import { tokenOfLink } from '@/lib/tokens/mailed-token';
import { signToken } from '@/lib/tokens/signed-token';

/** What the post office is handed for a delivery. It follows from the database alone, so that a second copy is the same. */
export async function writeMail(delivery: DueDelivery): Promise<[bytes: Buffer, envelope: Envelope, name: string]> {
  const { id, subscriber, link, firstDispatchAt, createdAt } = delivery;
  const to = link?.newAddress ?? subscriber.address;
  const name = `${String(id).padStart(8, '0')}-${delivery.notice}`;
  const from = env.mailFrom;
  const date = firstDispatchAt ?? createdAt;
  const bytes = await composeMessage(await messageOf(delivery, date), {
    id: `n.${createdAt.getTime()}.${id}`,
    from,
    to,
    date,
  });
  return [bytes, { from: from.address, to }, name];
}

async function messageOf({ notice, subscriber, link }: DueDelivery, date: Date): Promise<Message> {
  const locale = link?.locale ?? subscriber.locale;
  const topics = listTopics().flatMap(({ key, label }) => ((link?.topics ?? subscriber.topics).includes(key) ? [label[locale]] : []));
  const preferencesUrl = absoluteUrl(locale, `/preferences/${signToken('preferences', subscriber.id, date.getTime())}`);
  const unsubscribe = signToken('unsubscribe', subscriber.id, date.getTime());
  const [unsubscribeUrl, oneClickUrl] = [
    absoluteUrl(locale, `/unsubscribe/${unsubscribe}`),
    new URL(`/u/${unsubscribe}`, env.siteUrl).href,
  ];
  const linkPath = link?.purpose === 'confirm' ? '/confirm' : `/preferences/${link?.purpose}`;
  // A new address is nobody's before its link is pressed: nothing else of the subscriber goes there.
  const text = link
    ? absoluteUrl(locale, `${linkPath}/${tokenOfLink(link.id)}`)
    : notice === 'manage'
      ? preferencesUrl
      : [
          preferencesUrl,
          unsubscribeUrl,
          oneClickUrl,
          ...listPosts(locale)
            .slice(0, 3)
            .map(({ slug }) => absoluteUrl(locale, `/posts/${slug}`)),
        ].join('\n');
  return { subject: notice, html: `<p>${topics.join()} <a href="${text}">${text}</a></p>`, text, language: locale };
}
