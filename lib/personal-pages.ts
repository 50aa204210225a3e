/**
 * Pages that are for one reader alone, as a pattern for what follows the language in their addresses. They say themselves that nobody
 * may keep them.
 */
export const personalPages = '(?:confirm|preferences|unsubscribe|u|polls)/.*|desk(?:/.*)?';

/**
 * What goes with them: no other site is told their addresses, which hold tokens. With less than this, browsers would also hide from our
 * own doors where a form comes from.
 */
export const personalHeaders = [
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Robots-Tag', value: 'noindex' },
];
