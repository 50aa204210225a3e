import { BrowserScript, browserModule } from '@/components/site/browser-assets';
import type { HttpErrorReason } from '@/lib/base/http/http-error';
import { sourceField } from '@/lib/base/http/source-page';
import { dictionary, type Locale, localePath } from '@/lib/base/i18n/i18n';
import { pagePath } from '@/lib/content/model/pages';
import type { TopicChoice } from '@/lib/content/model/topics';
import { EmailField, HoneypotField, LanguageField, TopicCheckboxes } from './form-fields';

interface SubscribeFormProps {
  locale: Locale;
  /** The path of the page with the form, without its language. */
  path: string;
  topics: TopicChoice[];
  /** Whether topics and language are shown at once. */
  isOpen?: boolean;
  /** Why the address that was sent is rejected, and the values that were sent. */
  error?: HttpErrorReason;
  email?: string;
  chosen?: readonly string[];
}

/** The subscribe form. `subscribe-form.browser.ts` sends it without leaving the page. Choosing no topic means all topics. */
export function SubscribeForm({ locale, path, topics, isOpen = false, error, email, chosen = [] }: SubscribeFormProps) {
  const { subscribe: words, errors } = dictionary(locale);
  return (
    <subscribe-form
      className="block max-w-text"
      data-words={JSON.stringify({
        done: words.checkInbox.title,
        doneText: words.checkInbox.text,
        proving: words.proving,
        failed: errors.reasons.unavailable,
      })}
      data-solver={browserModule('solve-challenge')}
      suppressHydrationWarning
    >
      <form method="post" action="/api/subscribers" className="font-sans">
        <input type="hidden" name={sourceField} value={localePath(locale, path)} />
        <EmailField
          locale={locale}
          form="subscribe"
          label={words.email}
          submit={words.submit}
          error={error}
          email={email}
          describedBy="subscribe.consent"
        />
        <HoneypotField locale={locale} />
        <details open={isOpen} className="mt-3 text-[0.9375rem]">
          <summary className="w-fit cursor-pointer py-1 text-accent">{words.choices}</summary>
          <fieldset className="mt-2">
            <legend className="font-semibold">{words.topics}</legend>
            <p className="text-muted">{words.topicsHint}</p>
            <TopicCheckboxes locale={locale} topics={topics} isChosen={(key) => chosen.includes(key)} />
          </fieldset>
          <LanguageField label={words.language} chosen={locale} />
        </details>
        <p id="subscribe.consent" className="mt-3 text-sm text-muted">
          {words.consent}{' '}
          <a href={pagePath(locale, 'privacy')} className="text-accent underline underline-offset-4">
            {words.privacy}
          </a>
        </p>
      </form>
      <BrowserScript name="subscribe-form" />
    </subscribe-form>
  );
}
