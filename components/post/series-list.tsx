import { SectionHead } from '@/components/ui/section-head';
import { dictionary, fillCount, type Locale, localePath } from '@/lib/base/i18n/i18n';
import type { Series } from '@/lib/content/model/series';

const id = 'page.series';

/** The series that there are, each leading to its page; nothing where there is none. */
export function SeriesList({ locale, series }: { locale: Locale; series: Series[] }) {
  if (series.length === 0) return null;
  const words = dictionary(locale);
  return (
    <section aria-labelledby={id} className="mt-20">
      <SectionHead id={id} title={words.series.label} />
      <ul className="grid gap-x-10 gap-y-8 sm:grid-cols-2">
        {series.map(({ key, label, description, posts }) => (
          <li key={key} className="border-t border-rule pt-4">
            <a href={localePath(locale, `/series/${key}`)} className="font-serif text-xl font-bold hover:text-accent">
              {label}
            </a>
            <p className="mt-1 text-muted">{description}</p>
            <p className="mt-1 text-sm text-muted">{fillCount(locale, words.tags.count, posts.length)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
