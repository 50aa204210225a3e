/** A parameter of an address that means nothing here. */
export interface IgnoredParameter {
  name: string;
  value: string;
}

/** The parameters of an address that nobody reads, without those that a reader never meant to say. */
export function unknownParameters(params: URLSearchParams, known: readonly string[]): IgnoredParameter[] {
  return [...params].flatMap(([name, value]) => (known.includes(name) || isTracking(name) ? [] : [{ name, value }]));
}

/** What other sites add to links to know who followed them. */
function isTracking(name: string): boolean {
  return /^(?:utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|ref|source|from)$/.test(name);
}
