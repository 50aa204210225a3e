import { createHash } from 'node:crypto';
import assets from '../../../.browser/assets.json' with { type: 'json' };
import { dictionary, type Locale } from '../../base/i18n/i18n';

/** What a share image shows: plain data, so that its address can name it by a hash. */
export interface ShareCard {
  locale: Locale;
  /** What kind of page it is, above the title; may be empty. */
  label: string;
  title: string;
  /** What stands below, such as a date. */
  note: string;
}

/** What has a card: the kind of thing that a page shows, and that thing's key. */
export interface CardName {
  kind: 'posts' | 'tags' | 'categories' | 'frameworks' | 'compare' | 'pages';
  key: string;
}

/**
 * Ten hexadecimal digits that change with what a card shows and with how cards are drawn: an image under an address that
 * holds them may be kept for ever.
 */
export function cardHash({ locale, label, title, note }: ShareCard): string {
  const shown = JSON.stringify([assets.shareDesign, dictionary(locale).site.name, locale, label, title, note]);
  return createHash('sha256').update(shown).digest('hex').slice(0, 10);
}
