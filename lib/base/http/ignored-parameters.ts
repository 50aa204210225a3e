/** A parameter of an address that means nothing here. */
export interface IgnoredParameter {
  name: string;
  value: string;
}

/** The parameters of an address that are none of the `known` ones and that somebody meant. */
export function unknownParameters(params: URLSearchParams, known: readonly string[]): IgnoredParameter[] {
  return [...params].filter(([name]) => !known.includes(name) && !isTracking(name)).map(([name, value]) => ({ name, value }));
}

/** What other sites add to links to know who followed them: nothing that a reader meant to say. */
export function isTracking(name: string): boolean {
  return /^(?:utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|ref|source|from)$/.test(name);
}

/** The first few parameters as a text that is safe to show: `a=1, b=2 …`. */
export function listIgnored(ignored: readonly IgnoredParameter[]): string {
  const list = ignored.slice(0, shownAtMost).map(({ name, value }) => `${shorten(name)}=${shorten(value)}`);
  return list.join(', ') + (ignored.length > shownAtMost ? ' …' : '');
}

const shownAtMost = 5;

/** As much of a stranger's text as tells which it is, without what would turn the text around it. */
function shorten(text: string): string {
  const visible = text.replace(/\p{C}/gu, '�');
  return [...visible].length > 30 ? `${[...visible].slice(0, 29).join('')}…` : visible;
}
