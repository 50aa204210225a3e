import { type Environment, previewOf } from './settings';

/** What every answer of a preview tells search engines, pictures and feeds included: not to list it. Nothing on the published site. */
export function previewHeaders(environment: Environment): { key: string; value: string }[] {
  return previewOf(environment) ? [{ key: 'X-Robots-Tag', value: 'noindex' }] : [];
}
