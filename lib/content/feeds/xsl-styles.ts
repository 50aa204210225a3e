import { formatDate, isoDay } from '../../base/i18n/format';
import { htmlLang } from '../../base/i18n/i18n';
import { escapeXml } from './escape-xml';
import type { Feed } from './feed';

/** Names `public/feed.css` in a feed of XML: it hides what is for programs and shows the part that `readableInBrowsers` adds. */
export const feedStyles = { stylesheets: [{ type: 'text/css', href: '/feed.css' }] };

/**
 * Adds to a feed of XML what a person sees who opens it in a browser: what it is, and its entries as links. It is XHTML, which
 * both formats allow as an element of another namespace; readers of feeds pass over it. Browsers no longer run XSLT.
 */
export function readableInBrowsers(xml: string, { locale, title, page, note, entries }: Feed): string {
  const items = entries.map(
    ({ url, title, summary, published }) =>
      `<li><a href="${escapeXml(url)}">${escapeXml(title)}</a> <time datetime="${isoDay(published)}">${formatDate(locale, published)}</time>` +
      `<p>${escapeXml(summary)}</p></li>`,
  );
  const seen = `<div xmlns="http://www.w3.org/1999/xhtml" lang="${htmlLang(locale)}"><h1>${escapeXml(title)}</h1><p>${escapeXml(note.text)}</p><p><a href="${escapeXml(page)}">${escapeXml(note.link)}</a></p><ol>${items.join('')}</ol></div>`;
  return xml.replace(/<(?:channel|feed\b[^>]*)>/, (start) => start + seen);
}
