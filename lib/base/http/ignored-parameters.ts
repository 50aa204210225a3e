/** A query parameter without a meaning on the page. */
export interface IgnoredParameter {
  name: string;
  value: string;
}

/** Returns the query parameters that are neither `known` nor added by trackers. */
export function unknownParameters(params: URLSearchParams, known: readonly string[]): IgnoredParameter[] {
  return [...params].filter(([name]) => !known.includes(name) && !isTracking(name)).map(([name, value]) => ({ name, value }));
}

/** Returns whether other sites add a parameter to links for tracking. */
export function isTracking(name: string): boolean {
  return /^(?:utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|ref|source|from)$/.test(name);
}

/** Returns the first parameters as a text that is safe to show: `a=1, b=2 …`. */
export function listIgnored(ignored: readonly IgnoredParameter[]): string {
  const list = ignored.slice(0, maxShown).map(({ name, value }) => `${shorten(name)}=${shorten(value)}`);
  return list.join(', ') + (ignored.length > maxShown ? ' …' : '');
}

const maxShown = 5;

/** Cuts a text to 30 characters, without control characters, which could reverse the text around it. */
function shorten(text: string): string {
  const visible = text.replace(/\p{C}/gu, '�');
  return [...visible].length > 30 ? `${[...visible].slice(0, 29).join('')}…` : visible;
}
