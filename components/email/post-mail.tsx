import { writeMessage } from '@/components/email/render-message';
import { formatDate } from '@/lib/base/i18n/format';
import { dictionary, fill, htmlLang } from '@/lib/base/i18n/i18n';
import { site } from '@/lib/base/site';
import type { Post } from '@/lib/content/model/posts';
import type { Message } from '@/lib/newsletter/email/message';
import { inlineStyles } from './inline-styles';
import { MailFrame, type SubscriberSetting } from './mail-frame';
import { type MailImage, MailLink, MailNote, MailPicture, MailTitle } from './mail-parts';
import { subjectOf } from './subject-of';

interface PostMailFacts extends SubscriberSetting {
  /** The page that lists all posts. */
  archiveUrl: string;
  post: Pick<Post, 'title' | 'slug' | 'summary' | 'date'> & {
    /** The address of its page. */
    url: string;
    cover?: MailImage;
    /** Clean HTML with whole addresses (`plainBody`). */
    body: string;
  };
}

/**
 * A whole post. The two addresses at which its reader leaves, and those of votes in its body, hold places (`lib/campaigns/places.ts`) that
 * are filled for each person: nothing else in it depends on who reads it.
 */
export function postMail({ post, oneClickUrl, archiveUrl, ...setting }: PostMailFacts): Promise<Message> {
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
      <div dangerouslySetInnerHTML={{ __html: inlineStyles(post.body, locale) }} />
    </MailFrame>
  );
  const headers = {
    // A person wrote it, so it is not `Auto-Submitted`. Programs that answer for somebody who is away know lists by `List-ID`, older ones
    // by this field alone (RFC 3834 section 2).
    Precedence: 'bulk',
    // RFC 2369. The page of choices tells who asks how they stay or leave.
    'List-Help': `<${setting.preferencesUrl}>`,
    'List-Archive': `<${archiveUrl}>`,
    // Gmail counts complaints by each of these, the sender's own name, of 5 to 15 characters, being the last.
    'Feedback-ID': [post.slug, locale, 'newsletter', site.mailSender].join(':'),
  };
  return writeMessage({ subject: subjectOf(post.title), page, language: htmlLang(locale), siteUrl, oneClickUrl, headers });
}
