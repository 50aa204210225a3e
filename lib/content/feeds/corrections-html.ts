import { formatDate, isoDay } from '../../base/i18n/format';
import { dictionary } from '../../base/i18n/i18n';
import type { Post } from '../model/posts';
import { escapeXml } from './escape-xml';

/** Returns the corrections of a post as HTML for the end of its body in feeds, Markdown and e-mail; empty if there are none. */
export function correctionsHtml({ lang: locale, corrections = [] }: Pick<Post, 'lang' | 'corrections'>): string {
  if (corrections.length === 0) return '';
  const items = corrections.map(
    ({ date, what }) => `<li><time datetime="${isoDay(date)}">${formatDate(locale, date)}</time>: ${escapeXml(what)}</li>`,
  );
  return `\n<h2>${dictionary(locale).post.corrections}</h2>\n<ul>${items.join('')}</ul>`;
}
