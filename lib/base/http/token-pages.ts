/**
 * Pages that are for one reader alone, as a pattern for what follows the language in their addresses. They say themselves that nobody
 * may keep them.
 */
export const tokenPages = '(?:confirm|preferences|unsubscribe|u|polls)/.*|admin(?:/.*)?';

/**
 * What goes with them: no other site is told their addresses, which hold tokens. With less than this, browsers would also hide from our
 * own endpoints where a form comes from.
 */
export const tokenPageHeaders = [
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Robots-Tag', value: 'noindex' },
];
