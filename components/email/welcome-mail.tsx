import { renderMessage } from '@/components/email/render-message';
import { dictionary, fill, htmlLang, type Locale } from '@/lib/base/i18n/i18n';
import type { Message } from '@/lib/newsletter/email/message';
import { MailFrame, type SubscriberSetting } from './mail-frame';
import { type MailImage, MailLink, MailNote, MailPicture, MailSection, MailText, MailTitle } from './mail-parts';
import { mailStyles } from './mail-styles';

/** A post in the list of latest posts. */
export interface MailedPost {
  title: string;
  url: string;
  summary: string;
  image?: MailImage;
}

/** A poll with a link for each option. */
export interface MailedPoll {
  question: string;
  options: { label: string; url: string }[];
}

interface WelcomeMailFacts extends SubscriberSetting {
  /** The latest posts of the subscriber's topics: at most three are shown. */
  posts: MailedPost[];
  poll?: MailedPoll;
}

/** Renders the welcome email: the latest posts, the open poll, and how to unsubscribe. */
export function welcomeMail({ posts, poll, oneClickUrl, ...setting }: WelcomeMailFacts): Promise<Message> {
  const { locale, siteUrl } = setting;
  const { mail } = dictionary(locale);
  const words = mail.welcome;
  const why = fill(mail.why.subscriber, { host: new URL(siteUrl).host });
  const page = (
    <MailFrame {...setting} subject={words.subject} preheader={words.preheader} why={why}>
      <MailTitle locale={locale}>{words.title}</MailTitle>
      <MailText locale={locale}>{words.text}</MailText>
      {posts.length > 0 && <MailSection locale={locale}>{words.posts}</MailSection>}
      {posts.slice(0, 3).map((post) => (
        <PostInMail key={post.url} locale={locale} post={post} />
      ))}
      {poll && <PollInMail locale={locale} poll={poll} />}
      <hr className="rule" style={{ ...mailStyles(locale).rule, marginTop: 32 }} />
      <MailNote locale={locale}>{words.keep}</MailNote>
    </MailFrame>
  );
  return renderMessage({ subject: words.subject, page, language: htmlLang(locale), siteUrl, oneClickUrl });
}

function PostInMail({ locale, post: { title, url, summary, image } }: { locale: Locale; post: MailedPost }) {
  const { item, itemLink, text } = mailStyles(locale);
  return (
    <>
      {image && <MailPicture {...image} />}
      <h3 style={item}>
        <a href={url} className="link" style={itemLink}>
          {title}
        </a>
      </h3>
      <p className="ink" style={{ ...text, marginBottom: 28 }}>
        {summary}
      </p>
    </>
  );
}

/** Options are links, since email has no forms; the linked page asks for confirmation. */
function PollInMail({ locale, poll: { question, options } }: { locale: Locale; poll: MailedPoll }) {
  const { welcome, pollHint } = dictionary(locale).mail;
  const { text } = mailStyles(locale);
  return (
    <>
      <MailSection locale={locale}>{welcome.poll}</MailSection>
      <MailText locale={locale}>{question}</MailText>
      <ul className="ink" style={{ ...text, paddingLeft: 22 }}>
        {options.map(({ label, url }) => (
          <li key={url} style={{ margin: '0 0 8px' }}>
            <MailLink locale={locale} url={url}>
              {label}
            </MailLink>
          </li>
        ))}
      </ul>
      <MailNote locale={locale}>{pollHint}</MailNote>
    </>
  );
}
