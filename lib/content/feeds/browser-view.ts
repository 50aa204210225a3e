import { formatDate, isoDay } from '../../base/i18n/format';
import { htmlLang } from '../../base/i18n/i18n';
import { escapeXml } from './escape-xml';
import type { Feed } from './feed';

/** Links `public/feed.css` from an XML feed: it hides all elements except the view that `addBrowserView` adds. */
export const xmlStylesheet = { stylesheets: [{ type: 'text/css', href: '/feed.css' }] };

/**
 * Adds to an XML feed what people see who open it in a browser: what a feed is, and links to the entries. The view is XHTML, which
 * both formats allow as a foreign namespace and feed readers ignore. XSLT is no alternative: browsers are removing it.
 */
export function addBrowserView(xml: string, { locale, title, page, note, entries }: Feed): string {
  const items = entries.map(
    ({ url, title, summary, published }) =>
      `<li><a href="${escapeXml(url)}">${escapeXml(title)}</a> <time datetime="${isoDay(published)}">${formatDate(locale, published)}</time>` +
      `<p>${escapeXml(summary)}</p></li>`,
  );
  const view =
    `<div xmlns="http://www.w3.org/1999/xhtml" lang="${htmlLang(locale)}"><h1>${escapeXml(title)}</h1><p>${escapeXml(note.text)}</p>` +
    `<p><a href="${escapeXml(page)}">${escapeXml(note.link)}</a></p><ol>${items.join('')}</ol></div>`;
  return xml.replace(/<(?:channel|feed\b[^>]*)>/, (start) => start + view);
}
