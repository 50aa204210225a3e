import { previewOf } from './settings.mjs';

/**
 * What every answer of a preview tells search engines, pictures and feeds included: not to list it. Nothing on the published site.
 * Written in JavaScript because `next.config.mjs` reads it.
 * @param {import('./settings.mjs').Environment} environment
 * @returns {{ key: string; value: string }[]}
 */
export function previewHeaders(environment) {
  return previewOf(environment) ? [{ key: 'X-Robots-Tag', value: 'noindex' }] : [];
}
