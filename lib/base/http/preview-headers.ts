/** Returns the headers of all responses of a preview, which keep it out of search engines; none for the published site. */
export function previewHeaders(isPreview: boolean): { key: string; value: string }[] {
  return isPreview ? [{ key: 'X-Robots-Tag', value: 'noindex' }] : [];
}
