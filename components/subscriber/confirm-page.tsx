import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { dictionary, fill, type Locale, locales } from '@/lib/base/i18n/i18n';
import { listTopics } from '@/lib/content/model/topics';
import type { SubscriptionChoices } from '@/lib/newsletter/subscribers/confirm-subscription';
import { ButtonForm } from './button-form';

interface ConfirmPageProps {
  locale: Locale;
  token: string;
  choices: SubscriptionChoices;
}

/** What a confirmation link subscribes to, and the button that confirms it. */
export function ConfirmPage({ locale, token, choices }: ConfirmPageProps) {
  const words = dictionary(locale).confirm;
  const chosen = listTopics().filter(({ key }) => choices.topics.length === 0 || choices.topics.includes(key));
  const topics = new Intl.ListFormat(locale).format(chosen.map(({ label }) => label[locale]));
  return (
    <Frame locale={locale} path={`/confirm/${token}`} languages={[...locales]}>
      <PageHead title={words.title}>
        <p>{fill(words.text, { topics, language: dictionary(choices.locale).languageName })}</p>
      </PageHead>
      <ButtonForm locale={locale} action="/api/confirmations" fields={{ token }} retryPath="/subscribe" submit={words.submit} />
    </Frame>
  );
}
