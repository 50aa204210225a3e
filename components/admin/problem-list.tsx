import { dictionary, fill, type Locale } from '@/lib/base/i18n/i18n';
import type { Problem } from '@/lib/newsletter/admin/problem';

/** The problems, each with its fix. */
export function ProblemList({ locale, problems }: { locale: Locale; problems: Problem[] }) {
  const words = dictionary(locale).admin;
  if (problems.length === 0) return <p>{words.noProblem}</p>;
  return (
    <ul className="max-w-text space-y-3">
      {problems.map(({ key, values = {} }) => (
        <li key={key} className="callout">
          <p className="font-semibold">{fill(words.problems[key].what, values)}</p>
          <p className="mt-1">{fill(words.fix, { fix: words.problems[key].fix })}</p>
        </li>
      ))}
    </ul>
  );
}
