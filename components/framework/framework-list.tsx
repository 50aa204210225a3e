import { type Locale, localePath } from '@/lib/base/i18n/i18n';
import type { Framework } from '@/lib/content/model/frameworks';

/** Links to the profiles of frameworks, with summaries. */
export function FrameworkList({ locale, frameworks }: { locale: Locale; frameworks: Framework[] }) {
  return (
    <ul className="space-y-3">
      {frameworks.map(({ key, name, summary }) => (
        <li key={key}>
          <a href={localePath(locale, `/frameworks/${key}`)} className="font-serif text-lg font-bold hover:text-accent">
            {name}
          </a>
          <p className="text-muted">{summary[locale]}</p>
        </li>
      ))}
    </ul>
  );
}
