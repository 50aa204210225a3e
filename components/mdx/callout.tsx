import { dictionary, type Locale } from '@/lib/i18n';
import type { EditorTagProps } from '@/lib/mdx/editor-tags';

/** Makes the box that sets a remark apart from the text, in the language of the post. */
export function calloutIn(locale: Locale) {
  return function Callout({ kind, title, children }: EditorTagProps<'Callout'>) {
    const label = title ?? dictionary(locale).callout[kind];
    return (
      <div role="note" aria-label={label} className={`callout callout-${kind}`}>
        <p className="font-sans text-sm font-semibold text-accent">{label}</p>
        {children}
      </div>
    );
  };
}
