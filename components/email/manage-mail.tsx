import { renderMessage } from '@/components/email/render-message';
import { dictionary, fill, htmlLang } from '@/lib/base/i18n/i18n';
import type { Message } from '@/lib/newsletter/email/message';
import { MailFrame, type MailSetting } from './mail-frame';
import { MailButton, MailNote, MailText, MailTitle } from './mail-parts';

interface ManageMailFacts extends MailSetting {
  purpose: 'preferences' | 'export' | 'erase' | 'change-address';
  /** Valid for 30 days for preferences, else for 1 hour. */
  url: string;
  /** The new address, for the purpose `change-address`. */
  newAddress?: string;
}

/** Renders the email with a link to the preferences page or for one of its actions. */
export function manageMail({ purpose, url, newAddress, ...setting }: ManageMailFacts): Promise<Message> {
  const { locale, siteUrl } = setting;
  const { mail } = dictionary(locale);
  const words = mail.manage[purpose];
  const text = newAddress && 'textWithAddress' in words ? fill(words.textWithAddress, { address: newAddress }) : words.text;
  const why = fill(mail.why.asked, { host: new URL(siteUrl).host });
  const page = (
    <MailFrame {...setting} subject={words.subject} preheader={words.valid} why={why}>
      <MailTitle locale={locale}>{words.title}</MailTitle>
      <MailText locale={locale}>{text}</MailText>
      <MailButton locale={locale} url={url}>
        {words.button}
      </MailButton>
      <MailNote locale={locale}>{words.valid}</MailNote>
      <MailNote locale={locale}>{mail.notYou}</MailNote>
    </MailFrame>
  );
  return renderMessage({ subject: words.subject, page, language: htmlLang(locale), siteUrl });
}
