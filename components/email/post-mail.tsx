import type { Message } from '@/lib/email/message';
import { writeMessage } from '@/lib/email/write-message';
import { formatDate } from '@/lib/format';
import { dictionary, fill, htmlLang } from '@/lib/i18n';
import { dressBody } from './dress-body';
import { MailFrame, type SubscriberSetting } from './mail-frame';
import { type MailImage, MailLink, MailNote, MailPicture, MailTitle } from './mail-parts';

interface PostMailFacts extends SubscriberSetting {
  post: {
    title: string;
    /** Of its page. */
    url: string;
    summary: string;
    /** As ISO 8601. */
    date: string;
    cover?: MailImage;
    /** Clean HTML with whole addresses (`plainBody`). */
    body: string;
  };
}

/**
 * A whole post. The three addresses of its reader may be probes, the same in every copy, whose places are filled for each person:
 * nothing else in it depends on who reads it.
 */
export function postMail({ post, oneClickUrl, ...setting }: PostMailFacts): Promise<Message> {
  const { locale, siteUrl, unsubscribeUrl, postalAddress } = setting;
  const { mail } = dictionary(locale);
  const why = fill(mail.why.subscriber, { host: new URL(siteUrl).host });
  const top = (
    <MailNote locale={locale}>
      <MailLink locale={locale} url={unsubscribeUrl}>
        {mail.unsubscribe}
      </MailLink>
      {postalAddress && ` · ${postalAddress}`}
    </MailNote>
  );
  const page = (
    <MailFrame {...setting} subject={post.title} preheader={post.summary} top={top} why={why}>
      <MailTitle locale={locale}>{post.title}</MailTitle>
      <MailNote locale={locale}>
        {formatDate(locale, post.date)}
        {' · '}
        <MailLink locale={locale} url={post.url}>
          {mail.post.read}
        </MailLink>
      </MailNote>
      {post.cover && <MailPicture {...post.cover} />}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own posts, cleaned. */}
      <div dangerouslySetInnerHTML={{ __html: dressBody(post.body, locale) }} />
    </MailFrame>
  );
  return writeMessage({ subject: subjectOf(post.title), page, language: htmlLang(locale), siteUrl, oneClickUrl });
}

/** At most 78 characters (RFC 5322 section 2.1.1), cut where a word ends. */
function subjectOf(title: string): string {
  if (title.length <= 78) return title;
  return `${title.slice(0, 77).replace(/\s+\S*$/, '')}…`;
}
