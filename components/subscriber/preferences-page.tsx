import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { SectionHead } from '@/components/ui/section-head';
import { dictionary, fill, type Locale, locales } from '@/lib/base/i18n/i18n';
import { maskAddress } from '@/lib/newsletter/subscribers/email-address';
import type { Subscriber } from '@/lib/newsletter/subscribers/find-subscriber';
import { ButtonForm } from './button-form';
import { DataSection } from './data-section';
import { PreferencesForm } from './preferences-form';

/** What has just been done, as the query parameter `done` says. */
export const preferencesNotices = ['confirmed', 'saved', 'moved'] as const;

interface PreferencesPageProps {
  locale: Locale;
  subscriber: Subscriber;
  token: string;
  unsubscribeToken: string;
  done?: (typeof preferencesNotices)[number] | undefined;
}

/** The preferences of a subscriber, unsubscribing, and their data. The address is masked: mails are forwarded. */
export function PreferencesPage({ locale, subscriber, token, unsubscribeToken, done }: PreferencesPageProps) {
  const { preferences: words, unsubscribe } = dictionary(locale);
  const isSubscribed = subscriber.state === 'confirmed';
  const [title, text] = isSubscribed
    ? done === 'confirmed'
      ? [words.confirmed, words.confirmedText]
      : [words.title, words.text]
    : [words.none, words.noneText];
  const address = maskAddress(subscriber.address);
  return (
    <Frame locale={locale} path={`/preferences/${token}`} languages={[...locales]}>
      {(done === 'saved' || done === 'moved') && (
        <div role="status" className="callout mt-8 max-w-text">
          <p>{fill(words[done], { address })}</p>
        </div>
      )}
      <div role={done === 'confirmed' ? 'status' : undefined}>
        <PageHead title={title}>
          <p>{fill(text, { address })}</p>
        </PageHead>
      </div>
      {isSubscribed ? (
        <PreferencesForm locale={locale} subscriber={subscriber} token={token} />
      ) : (
        <ButtonForm
          locale={locale}
          action="/api/links"
          fields={{ token, purpose: 'confirm' }}
          retryPath="/preferences"
          submit={words.back}
        />
      )}
      {isSubscribed && (
        <section aria-labelledby="page.leave" className="mt-14">
          <SectionHead id="page.leave" title={unsubscribe.title}>
            <p>{unsubscribe.text}</p>
          </SectionHead>
          <ButtonForm
            locale={locale}
            action={`/u/${unsubscribeToken}`}
            fields={{}}
            retryPath="/preferences"
            submit={unsubscribe.submit}
            isQuiet
          />
        </section>
      )}
      <DataSection locale={locale} token={token} />
    </Frame>
  );
}
