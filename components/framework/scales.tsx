import { SectionHead } from '@/components/ui/section-head';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';
import { listFacets } from '@/lib/content/model/frameworks';

/** What each facet means, and the words of every step of its scale. */
export function Scales({ locale }: { locale: Locale }) {
  const words = dictionary(locale).frameworks;
  return (
    <section aria-labelledby="page.scales">
      <SectionHead id="page.scales" title={words.scales}>
        <p>{words.scalesText}</p>
      </SectionHead>
      <div className="grid gap-x-12 md:grid-cols-2">
        {listFacets().map(({ key, label, description, better, scale }) => (
          <details key={key} className="border-t border-rule py-2.5">
            <summary className="cursor-pointer font-semibold">{label[locale]}</summary>
            <p className="mt-2 text-muted">
              {description[locale]} {better === 'less' && words.lessIsBetter}
            </p>
            {scale.length > 0 && (
              <ol start={scale[0]?.grade} className="mt-2 list-decimal space-y-1 pl-6">
                {scale.map(({ grade, label }) => (
                  <li key={grade}>{label[locale]}</li>
                ))}
              </ol>
            )}
          </details>
        ))}
      </div>
    </section>
  );
}
