/** What every answer of a preview tells search engines, pictures and feeds included: not to list it. Nothing on the published site. */
export function previewHeaders(isPreview: boolean): { key: string; value: string }[] {
  return isPreview ? [{ key: 'X-Robots-Tag', value: 'noindex' }] : [];
}
