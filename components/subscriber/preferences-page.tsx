import { Frame } from '@/components/site/frame';
import { PageHead } from '@/components/ui/page-head';
import { SectionHead } from '@/components/ui/section-head';
import { dictionary, fill, type Locale, locales } from '@/lib/base/i18n/i18n';
import type { Subscriber } from '@/lib/newsletter/subscribers/find-subscriber';
import { maskedAddress } from '@/lib/newsletter/subscribers/masked-address';
import { ButtonForm } from './button-form';
import { DataLinks } from './data-links';
import { PreferencesForm } from './preferences-form';

/** What has just been done, as the address says. */
export const doneWords = ['confirmed', 'saved', 'moved'] as const;

interface PreferencesPageProps {
  locale: Locale;
  subscriber: Subscriber;
  token: string;
  /** Opens nothing but the way out. */
  unsubscribeToken: string;
  done?: (typeof doneWords)[number] | undefined;
}

/** What a subscriber gets, to be changed, left, taken along or erased. Of the address only its owner knows which it is: mails are passed on. */
export function PreferencesPage({ locale, subscriber, token, unsubscribeToken, done }: PreferencesPageProps) {
  const { preferences: words, unsubscribe } = dictionary(locale);
  const isIn = subscriber.state === 'confirmed';
  const [title, text] = isIn
    ? done === 'confirmed'
      ? [words.confirmed, words.confirmedText]
      : [words.title, words.text]
    : [words.none, words.noneText];
  const address = maskedAddress(subscriber.address);
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
      {isIn ? (
        <PreferencesForm locale={locale} subscriber={subscriber} token={token} />
      ) : (
        <ButtonForm locale={locale} action="/api/links" fields={{ token, purpose: 'confirm' }} back="/preferences" submit={words.back} />
      )}
      {isIn && (
        <section aria-labelledby="page.leave" className="mt-14">
          <SectionHead id="page.leave" title={unsubscribe.title}>
            <p>{unsubscribe.text}</p>
          </SectionHead>
          <ButtonForm
            locale={locale}
            action={`/u/${unsubscribeToken}`}
            fields={{}}
            back="/preferences"
            submit={unsubscribe.submit}
            isQuiet
          />
        </section>
      )}
      <DataLinks locale={locale} token={token} />
    </Frame>
  );
}
