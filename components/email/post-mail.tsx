import { renderMessage } from '@/components/email/render-message';
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
    /** Clean HTML with absolute URLs (`cleanBody`). */
    body: string;
  };
}

/**
 * Renders a post as an email. The unsubscribe URLs and the poll links have merge fields (`lib/newsletter/campaigns/merge-fields.ts`); nothing
 * else differs between recipients.
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
    // Suppresses vacation replies of programs that do not know `List-ID` (RFC 3834 section 2). `Auto-Submitted` would be wrong: a person
    // wrote the post.
    Precedence: 'bulk',
    // RFC 2369: the preferences page explains how to change or end the subscription.
    'List-Help': `<${setting.preferencesUrl}>`,
    'List-Archive': `<${archiveUrl}>`,
    // Gmail groups complaints by these values. The last is the sender's name, 5 to 15 characters.
    'Feedback-ID': [post.slug, locale, 'newsletter', site.mailSender].join(':'),
  };
  return renderMessage({ subject: subjectOf(post.title), page, language: htmlLang(locale), siteUrl, oneClickUrl, headers });
}
