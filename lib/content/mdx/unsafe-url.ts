import { shorten } from './body-problem';

/** Why an address may not be written in a post, or undefined if it may. Read as browsers do (WHATWG URL). */
export function unsafeUrl(url: string): string | undefined {
  // Browsers drop tabs and line ends inside an address and spaces before it, so "java\tscript:" is a scheme to them.
  const seen = [...url]
    .filter((character) => character > ' ')
    .join('')
    .replaceAll('\\', '/');
  if (seen.startsWith('//')) return `the address "${shorten(url)}" leads to another site without naming its protocol`;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(seen)?.[1]?.toLowerCase();
  if (scheme && !['https', 'http', 'mailto'].includes(scheme)) return `an address may not start with "${scheme}:"`;
  const isWeb = scheme === 'http' || scheme === 'https';
  if (isWeb && !(URL.canParse(seen) && URL.canParse(url.trim()))) return `"${shorten(url)}" is not a valid address`;
  return undefined;
}
