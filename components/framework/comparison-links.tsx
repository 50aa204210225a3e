import { dictionary, fill, type Locale, localePath } from '@/lib/base/i18n/i18n';
import { pairPath } from '@/lib/content/model/framework-profile';
import type { Framework } from '@/lib/content/model/frameworks';

interface ComparisonLinksProps {
  locale: Locale;
  framework: Framework;
  /** Frameworks with the same role. */
  alternatives: Framework[];
  others: Framework[];
}

/** Links to the comparisons of a framework with its alternatives and, in a disclosure, with all others. */
export function ComparisonLinks({ locale, framework, alternatives, others }: ComparisonLinksProps) {
  const words = dictionary(locale).compare;
  const links = (list: Framework[]) => (
    <ul className="flex flex-wrap gap-x-6 gap-y-1">
      {list.map((other) => (
        <li key={other.key}>
          <a href={localePath(locale, pairPath(framework, other))} className="inline-block py-1 text-accent underline underline-offset-4">
            {fill(words.title, { a: framework.name, b: other.name })}
          </a>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {alternatives.length > 0 && links(alternatives)}
      {others.length > 0 && (
        <details className="mt-4">
          <summary className="cursor-pointer py-1">{words.others}</summary>
          <div className="mt-2">{links(others)}</div>
        </details>
      )}
    </>
  );
}
