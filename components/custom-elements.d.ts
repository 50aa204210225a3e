import type { DetailedHTMLProps, HTMLAttributes } from 'react';

/** The custom elements that the `*.browser.ts` files define, with their attributes. */
type Plain = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'theme-switch': Plain;
      'framework-table': Plain & { 'data-address'?: string };
      'search-link': Plain;
      'site-search': Plain & { 'data-label': string; 'data-close': string; 'data-words': string };
      'ignored-notice': Plain & { 'data-text'?: string; 'data-known'?: string };
      'stale-facts': Plain;
      'heading-links': Plain & { 'data-copied'?: string };
      'subscribe-form': Plain & { 'data-words': string; 'data-solver': string };
      'poll-box': Plain & { 'data-poll': string; 'data-page': string; 'data-words': string };
      'live-part': Plain;
      'share-links': Plain & { 'data-copied'?: string };
    }
  }
}
