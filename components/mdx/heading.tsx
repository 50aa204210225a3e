import type { ReactNode } from 'react';
import { dictionary, fill, type Locale } from '@/lib/base/i18n/i18n';

/** Makes the headings of one level: the heading and, beside it, a link to itself where it has words of an editor. */
export function headingOf(Level: 'h2' | 'h3' | 'h4', locale: Locale) {
  return function Heading({ id, 'data-label': label, ...rest }: { id?: string; 'data-label'?: string; children?: ReactNode }) {
    const heading = <Level id={id} {...rest} />;
    if (!label) return heading;
    return (
      <div className="heading">
        {heading}
        {/* biome-ignore lint/a11y/useAnchorContent: its name is the label; its sign is drawn by the style sheet, outside the text. */}
        <a href={`#${id}`} aria-label={fill(dictionary(locale).post.headingLink, { heading: label })} />
      </div>
    );
  };
}
