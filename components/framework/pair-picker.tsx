import { dictionary, type Locale } from '@/lib/base/i18n/i18n';
import type { Framework } from '@/lib/content/model/frameworks';

/** Two selects for the columns that a phone shows, handled by `framework-table.browser.ts`. */
export function PairPicker({ locale, frameworks }: { locale: Locale; frameworks: Framework[] }) {
  if (frameworks.length < 3) return null;
  const { pair } = dictionary(locale).frameworks;
  return (
    <div className="pair-picker screen-only">
      {([pair.left, pair.right] as const).map((label, side) => (
        <select key={label} aria-label={label} defaultValue={side} autoComplete="off" className="field">
          {frameworks.map(({ key, name }, column) => (
            <option key={key} value={column}>
              {name}
            </option>
          ))}
        </select>
      ))}
    </div>
  );
}
