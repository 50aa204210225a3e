import { dictionary, type Locale } from '@/lib/base/i18n/i18n';
import type { MdxTagProps } from './mdx-components';

/** Makes the box that sets a remark apart from the text, in the language of the post. */
export function calloutIn(locale: Locale) {
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
