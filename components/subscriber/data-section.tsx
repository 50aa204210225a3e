import { SectionHead } from '@/components/ui/section-head';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';
import { ButtonForm } from './button-form';

/** What a subscriber can do with all their data. Each needs a fresh link, mailed to their address. */
export const dataPurposes = ['export', 'change-address', 'erase'] as const;

/** The buttons that request these links. */
export function DataSection({ locale, token }: { locale: Locale; token: string }) {
  const words = dictionary(locale).preferences;
  return (
    <section aria-labelledby="page.data" className="mt-14">
      <SectionHead id="page.data" title={words.data}>
        <p>{words.dataText}</p>
      </SectionHead>
      <ul className="space-y-3">
        {dataPurposes.map((purpose) => (
          <li key={purpose}>
            <ButtonForm
              locale={locale}
              action="/api/links"
              fields={{ token, purpose }}
              retryPath="/preferences"
              submit={words[purpose].ask}
              isQuiet
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
