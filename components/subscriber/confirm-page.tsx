import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { dictionary, fill, type Locale, locales } from '@/lib/base/i18n/i18n';
import { listTopics } from '@/lib/content/model/topics';
import type { AskedConfirmation } from '@/lib/newsletter/subscribers/find-confirmation';
import { ButtonForm } from './button-form';

interface ConfirmPageProps {
  locale: Locale;
  token: string;
  asked: AskedConfirmation;
}

/** What a reader asked for, and the button that makes it so. */
export function ConfirmPage({ locale, token, asked }: ConfirmPageProps) {
  const words = dictionary(locale).confirm;
  const chosen = listTopics().filter(({ key }) => asked.topics.length === 0 || asked.topics.includes(key));
  const topics = new Intl.ListFormat(locale).format(chosen.map(({ label }) => label[locale]));
  return (
    <Frame locale={locale} path={`/confirm/${token}`} languages={[...locales]}>
      <PageHead title={words.title}>
        <p>{fill(words.text, { topics, language: dictionary(asked.locale).languageName })}</p>
      </PageHead>
      <ButtonForm locale={locale} action="/api/confirmations" fields={{ token }} back="/subscribe" submit={words.submit} />
    </Frame>
  );
}
