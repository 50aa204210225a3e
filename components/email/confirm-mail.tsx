import { renderMessage } from '@/components/email/render-message';
import { formatList } from '@/lib/base/i18n/format';
import { dictionary, fill, htmlLang } from '@/lib/base/i18n/i18n';
import type { Message } from '@/lib/newsletter/email/message';
import { MailFrame, type MailSetting } from './mail-frame';
import { MailButton, MailNote, MailText, MailTitle } from './mail-parts';

interface ConfirmMailFacts extends MailSetting {
  /** The labels of the chosen topics in the email's language; none for all. */
  topics: string[];
  /** Valid for 7 days. */
  confirmUrl: string;
}

/** Renders the email that asks to confirm a subscription. */
export function confirmMail({ topics, confirmUrl, ...setting }: ConfirmMailFacts): Promise<Message> {
  const { locale, siteUrl } = setting;
  const { languageName, mail } = dictionary(locale);
  const words = mail.confirm;
  const asked = topics.length
    ? fill(words.asked, { language: languageName, topics: formatList(locale, topics) })
    : fill(words.askedForAll, { language: languageName });
  const why = fill(mail.why.asked, { host: new URL(siteUrl).host });
  const page = (
    <MailFrame {...setting} subject={words.subject} preheader={words.preheader} why={why}>
      <MailTitle locale={locale}>{words.title}</MailTitle>
      <MailText locale={locale}>{asked}</MailText>
      <MailButton locale={locale} url={confirmUrl}>
        {words.button}
      </MailButton>
      <MailNote locale={locale}>{words.valid}</MailNote>
      <MailNote locale={locale}>{words.notYou}</MailNote>
    </MailFrame>
  );
  return renderMessage({ subject: words.subject, page, language: htmlLang(locale), siteUrl });
}
