import { dictionary, type Locale } from '@/lib/i18n';
import type { EditorTagProps } from '@/lib/mdx/editor-tags';

/** Makes the box that sets a remark apart from the text, in the language of the post. */
export function calloutIn(locale: Locale) {
  return function Callout({ kind, title, children }: EditorTagProps<'Callout'>) {
    const label = title ?? dictionary(locale).callout[kind];
    return (
      <div
        role="note"
        aria-label={label}
        className={`my-8 border-l-4 bg-soft px-5 py-1 ${kind === 'warning' ? 'border-ink' : 'border-accent'}`}
      >
        <p className="mb-0! font-sans text-sm font-semibold text-accent">{label}</p>
        {children}
      </div>
    );
  };
}
