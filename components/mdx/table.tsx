import type { HtmlProps } from './mdx-components';

/** A table in a region of its own that scrolls, by keyboard too, so that the page never scrolls sideways. */
export function Table({ 'data-label': label, children }: HtmlProps['table']) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard (WCAG 2.1.1).
    <section className="table-region" aria-label={label} tabIndex={0}>
      <table>{children}</table>
    </section>
  );
}
