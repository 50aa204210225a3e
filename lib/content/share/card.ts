import { createHash } from 'node:crypto';
import assets from '../../../.browser/assets.json' with { type: 'json' };
import { dictionary, type Locale } from '../../base/i18n/i18n';

/** The text of a share image. */
export interface ShareCard {
  locale: Locale;
  /** The kind of page, above the title; may be empty. */
  label: string;
  title: string;
  /** At the bottom, such as a date. */
  note: string;
}

/** The page that a card is for. */
export interface CardName {
  kind: 'posts' | 'tags' | 'categories' | 'frameworks' | 'compare' | 'pages';
  key: string;
}

/**
 * Returns ten hexadecimal digits that change with the text of a card and with the code that draws it: a URL that contains them can be cached
 * forever.
 */
export function cardHash({ locale, label, title, note }: ShareCard): string {
  const content = JSON.stringify([assets.shareDesign, dictionary(locale).site.name, locale, label, title, note]);
  return createHash('sha256').update(content).digest('hex').slice(0, 10);
}
