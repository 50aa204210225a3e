/** A pattern for the paths, after the language, of pages for one reader. These pages set `Cache-Control` themselves. */
export const tokenPages = '(?:confirm|preferences|unsubscribe|u|polls)/.*|admin(?:/.*)?';

/**
 * Their headers: other sites do not learn their URLs, which contain tokens. A stricter `Referrer-Policy` would hide the `Origin` of forms
 * from the site itself.
 */
export const tokenPageHeaders = [
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Robots-Tag', value: 'noindex' },
];
