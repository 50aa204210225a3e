import { dictionary, type Locale } from '@/lib/base/i18n/i18n';
import type { MdxTagProps } from './component-types';

/** Creates `<Callout kind="note" title="…">`, a box set apart from the text. */
export function createCallout(locale: Locale) {
  return function Callout({ kind, title, children }: MdxTagProps<'Callout'>) {
    const label = title ?? dictionary(locale).callout[kind];
    return (
      <div role="note" aria-label={label} className={`callout callout-${kind}`}>
        <p className="font-sans text-sm font-semibold text-accent">{label}</p>
        {children}
      </div>
    );
  };
}
