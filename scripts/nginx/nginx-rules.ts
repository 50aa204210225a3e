import { askedAgain, keptForEver } from '../../lib/cache-control';
import { groupBy } from '../../lib/group-by';
import { locales } from '../../lib/i18n';
import { publicPath } from '../build/built-pages';

/** What Next.js notes in `.next/routes-manifest.json` of a rule of `next.config.ts`. */
interface Rule {
  source: string;
  regex: string;
}
export interface HeaderRule extends Rule {
  headers: { key: string; value: string }[];
}
export interface RedirectRule extends Rule {
  destination: string;
  statusCode?: number;
}

export interface RewriteRule extends Rule {
  destination: string;
  has?: { type: string; key: string; value?: string }[];
}

/** Next's own rule for files whose name holds a hash of what is in them, which no manifest names. */
const hashedFiles = { source: '/_next/static', regex: '^/_next/static/', value: keptForEver };

/** The map `$redirect`: where an address leads that has moved, else nothing. The first rule that fits counts, as in Next.js. */
export function redirectMap(rules: RedirectRule[]): string {
  const lines = rules.map(({ source, regex, destination, statusCode }) => {
    if (statusCode !== 308) throw new Error(`The redirect of ${source} has status ${statusCode}, deploy/nginx.conf gives 308`);
    return `  ${quote(`~*${regex}`)} ${quote(withCaptures(source, destination))};`;
  });
  return map('$path', '$redirect', ['  default "";', ...lines]);
}

/** The map `$door`: 1 for an address that only Node can answer, since no page was made for it beforehand. */
export function doorMap(patterns: string[]): string {
  return map('$path', '$door', ['  default $door_by_query;', '  "" 1;', ...patterns.map((pattern) => `  ${quote(`~${pattern}`)} 1;`)]);
}

/** The map `$door_by_query`: 1 for an address whose query asks for what was not made beforehand, by the rewrites that look at it. */
export function queryDoorMap(rewrites: RewriteRule[]): string {
  const asked = rewrites.flatMap(({ regex, has = [] }) => has.filter(({ type }) => type === 'query').map(({ key }) => ({ regex, key })));
  const lines = [...groupBy(asked, ({ regex }) => regex)].map(([regex, group]) => {
    const keys = group.map(({ key }) => key).join('|');
    return `  ${quote(`~*${regex.replace(/(?:\(\?:\/\)\?)?\$$/, '')}\\?(?:.*&)?(?:${keys})(?:=|&|$)`)} 1;`;
  });
  return map('$request_uri', '$door_by_query', ['  default "";', ...lines]);
}

/** The map `$accepted`: the file for a program that accepts another form of a page than HTML, by the rewrites that look at it. */
export function acceptedMap(rewrites: RewriteRule[]): string {
  const lines = rewrites.flatMap(({ source, regex, destination, has = [] }) => {
    const accept = has.find(({ type, key }) => type === 'header' && key === 'accept')?.value;
    return accept ? [`  ${quote(`~^${accept} ${regex.slice(1)}`)} ${quote(publicPath(withCaptures(source, destination)))};`] : [];
  });
  return map('"$http_accept $path"', '$accepted', ['  default "";', ...lines]);
}

/** The map `$otherwise`: where an address is answered that has neither page nor file, by the rewrites that come last. */
export function otherwiseMap(rewrites: RewriteRule[]): string {
  const routes = rewrites.filter(({ destination }) => !destination.endsWith('/missing'));
  const patterns = routes.map(({ source }) =>
    doorPattern(source.replace(`/:locale(${locales.join('|')})`, '/[locale]').replace(/:(\w+)/g, '[$1]')),
  );
  return map('$path', '$otherwise', ['  default /.missing;', ...patterns.map((pattern) => `  ${quote(`~*${pattern}`)} /.node;`)]);
}

/** The addresses of a route as a pattern: `^(?:/(?:zh))?/u/[^/]+$` for `/[locale]/u/[token]`. */
export function doorPattern(route: string): string {
  const segments = route.split('/').slice(1);
  const language = segments[0] === '[locale]' ? `(?:/(?:${locales.slice(1).join('|')}))?` : '';
  const rest = language ? segments.slice(1) : segments;
  return `^${language}${rest.map(segmentPattern).join('') || '/?'}$`;
}

/** A destination with the captures of its source's pattern in place of their names: `/$1` for `/:slug`. */
function withCaptures(source: string, destination: string): string {
  const names = [...source.matchAll(/:(\w+)/g)].map(([, name]) => name);
  return destination.replace(/:([a-z]\w*)[+*?]?/gi, (whole, name: string) => {
    if (!names.includes(name)) throw new Error(`The rule for ${source} leads to ${whole}, which it does not name`);
    return `$${names.indexOf(name) + 1}`;
  });
}

function segmentPattern(segment: string): string {
  if (segment.startsWith('[[...')) return '(?:/.*)?';
  if (segment.startsWith('[...')) return '/.+';
  return segment.startsWith('[') ? '/[^/]+' : `/${segment.replace(/[^\w-]/g, '\\$&')}`;
}

/**
 * Headers as nginx directives: those that every answer has as they are, any other by a map from the answer's status and
 * path. Where rules name a header twice the last one counts, as in Next.js; redirects have those of every answer only.
 */
export function headerDirectives(rules: HeaderRule[]): { maps: string[]; directives: string[] } {
  const keys = new Set(rules.flatMap(({ headers }) => headers.map(({ key }) => key)));
  keys.delete('Content-Type');
  const maps: string[] = [];
  const directives = [...keys].map((key) => {
    const values = rules.flatMap(({ source, regex, headers }) => {
      const value = headers.find((header) => header.key === key)?.value;
      return value === undefined ? [] : [{ source, regex, value }];
    });
    if (key === 'Cache-Control') values.push(hashedFiles);
    const [first, ...more] = values;
    if (first?.source === '/:path*' && !more.length) return `add_header ${key} ${literal(first.value)} always;`;
    const name = `$header_${key.toLowerCase().replaceAll('-', '_')}`;
    maps.push(headerMap(name, key, values));
    return `add_header ${key} ${name} always;`;
  });
  return { maps, directives };
}

function headerMap(name: string, key: string, values: { source: string; regex: string; value: string }[]): string {
  const everywhere = values.find(({ source }) => source === '/:path*')?.value ?? '';
  const ofHome = values.findLast(({ regex }) => new RegExp(regex).test('/'))?.value ?? '';
  const lines = values.toReversed().map(({ regex, value }) => `  ${quote(`~*^\\d+ ${regex.replace(/^\^/, '')}`)} ${literal(value)};`);
  const missing = key === 'Cache-Control' ? [`  "~^[45]" ${quote(askedAgain)};`] : [];
  // An address that nginx itself refuses has no path: its page for errors gets what any other page gets.
  return map('"$status $path"', name, [
    '  default "";',
    `  "~^308 " ${literal(everywhere)};`,
    ...missing,
    `  "~ $" ${literal(ofHome)};`,
    ...lines,
  ]);
}

function map(source: string, name: string, lines: string[]): string {
  return `map ${source} ${name} {\n${lines.join('\n')}\n}\n`;
}

function literal(text: string): string {
  if (text.includes('$')) throw new Error(`nginx would take the $ in "${text}" for a variable`);
  return quote(text);
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
