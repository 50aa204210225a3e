import { renderMessage } from '@/components/email/render-message';
import { dictionary, fill, htmlLang } from '@/lib/base/i18n/i18n';
import type { Message } from '@/lib/newsletter/email/message';
import { MailFrame, type SubscriberSetting } from './mail-frame';
import { MailButton, MailNote, MailText, MailTitle } from './mail-parts';

/** Renders the email to a subscriber whose address was entered in the sign-up form again. */
export function alreadySubscribedMail({ oneClickUrl, ...setting }: SubscriberSetting): Promise<Message> {
  const { locale, siteUrl, preferencesUrl } = setting;
  const { mail } = dictionary(locale);
  const words = mail.alreadySubscribed;
  const { host } = new URL(siteUrl);
  const page = (
    <MailFrame {...setting} subject={words.subject} preheader={words.preheader} why={fill(mail.why.subscriber, { host })}>
      <MailTitle locale={locale}>{words.title}</MailTitle>
      <MailText locale={locale}>{fill(words.text, { host })}</MailText>
      <MailText locale={locale}>{words.change}</MailText>
      <MailButton locale={locale} url={preferencesUrl}>
        {words.button}
      </MailButton>
      <MailNote locale={locale}>{words.notYou}</MailNote>
    </MailFrame>
  );
  return renderMessage({ subject: words.subject, page, language: htmlLang(locale), siteUrl, oneClickUrl });
}
