import type { ReactNode } from 'react';
import { dictionary, fill, type Locale } from '@/lib/i18n';
import { plainText } from './plain-text';

/** Makes the headings of one level: the heading and, beside it, a link to itself. */
export function headingOf(Level: 'h2' | 'h3' | 'h4', locale: Locale) {
  return function Heading({ id, children, ...rest }: { id?: string; children?: ReactNode }) {
    const isOwn = id && id !== 'footnote-label';
    const heading = (
      <Level id={id} {...rest}>
        {children}
      </Level>
    );
    if (!isOwn) return heading;
    return (
      <div className="heading">
        {heading}
        {/* biome-ignore lint/a11y/useAnchorContent: its name is the label; its sign is drawn by the style sheet, outside the text. */}
        <a href={`#${id}`} aria-label={fill(dictionary(locale).post.headingLink, { heading: plainText(children) })} />
      </div>
    );
  };
}
