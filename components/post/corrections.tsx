import { formatDate, isoDay } from '@/lib/base/i18n/format';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';
import type { Correction } from '@/lib/content/model/posts';

const id = 'page.corrections';

/** Below a post's body: what was wrong in it before, oldest first. Nothing where nothing was. */
export function Corrections({ locale, corrections = [] }: { locale: Locale; corrections?: readonly Correction[] }) {
  if (corrections.length === 0) return null;
  return (
    <section aria-labelledby={id} className="mt-14 max-w-text border-l-4 border-accent pl-5 lg:ml-68">
      <h2 id={id} className="font-serif text-xl font-bold">
        {dictionary(locale).post.corrections}
      </h2>
      <ul className="mt-3 space-y-3">
        {corrections.map(({ date, what }) => (
          <li key={date + what}>
            <time dateTime={isoDay(date)} className="block text-sm text-muted">
              {formatDate(locale, date)}
            </time>
            {what}
          </li>
        ))}
      </ul>
    </section>
  );
}
