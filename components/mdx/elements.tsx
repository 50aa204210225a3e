import type { ReactNode } from 'react';
import { Picture } from '@/components/ui/picture';
import { dictionary, fill, type Locale } from '@/lib/base/i18n/i18n';
import type { HtmlProps } from './component-types';

/** Creates the component for headings of one level, with a link to the heading beside it. The footnotes' heading has none. */
export function createHeading(Level: 'h2' | 'h3' | 'h4', locale: Locale) {
  return function Heading({ id, 'data-label': label, ...rest }: { id?: string; 'data-label'?: string; children?: ReactNode }) {
    const heading = <Level id={id} {...rest} />;
    if (!label) return heading;
    return (
      <div className="heading">
        {heading}
        {/* biome-ignore lint/a11y/useAnchorContent: its name is the label; the style sheet draws its symbol, outside the text. */}
        <a href={`#${id}`} aria-label={fill(dictionary(locale).post.headingLink, { heading: label })} />
      </div>
    );
  };
}

/** An image in a body. Its width and height are read from the file when the body is compiled. */
export function Image({ src = '', alt = '', title, width = 0, height = 0 }: HtmlProps['img']) {
  return (
    <Picture
      src={src}
      alt={alt}
      title={title}
      width={width}
      height={height}
      sizes="(min-width: 45rem) 41rem, 92vw"
      className="h-auto rounded-md"
    />
  );
}

/** A Markdown table in a region that scrolls by itself, so that the page never scrolls sideways. */
export function Table({ 'data-label': label, children }: HtmlProps['table']) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard (WCAG 2.1.1).
    <section className="table-region" aria-label={label} tabIndex={0}>
      <table>{children}</table>
    </section>
  );
}
