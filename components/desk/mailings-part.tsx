import { BrowserScript } from '@/components/site/browser-assets';
import { dictionary, type Locale, localePath } from '@/lib/i18n';
import type { MailingProgress } from '@/lib/mailings/read-progress';
import { MailingCard } from './mailing-card';

/** The latest mailings, the newest first, kept up to date while one is being sent. */
export function MailingsPart({ locale, mailings }: { locale: Locale; mailings: MailingProgress[] }) {
  const words = dictionary(locale).desk.mailings;
  if (mailings.length === 0) return <p className="max-w-text">{words.none}</p>;
  return (
    <>
      <BrowserScript name="live-part" />
      <live-part id="desk.mailings" className="block max-w-text space-y-8">
        {mailings.map((mailing) => (
          <article key={mailing.id}>
            <h3 className="mb-1 font-semibold">
              <a href={localePath(locale, `/desk/mailings/${mailing.id}`)} className="text-accent underline underline-offset-4">
                {mailing.slug}
              </a>
            </h3>
            <MailingCard locale={locale} mailing={mailing} source="/desk" />
          </article>
        ))}
      </live-part>
    </>
  );
}
