import { shorten } from './body-problem';

/** Returns why an address is not allowed in a post, or undefined if it is. Parses it as browsers do (WHATWG URL). */
export function unsafeUrl(url: string): string | undefined {
  // Browsers ignore tabs and line ends inside an address and spaces before it: "java\tscript:" is a scheme.
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
