import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { localePrefix, locales, prefixPattern } from '../../base/i18n/languages';

interface Rule {
  source: string;
  destination: string;
  permanent: true;
}

interface Moved {
  from: string;
  to: string;
}

/**
 * What the content redirects, as rules for `next.config.ts`: the addresses of `redirects.yml`, and those of the aliases of
 * tags with everything below them. Sources are patterns of path-to-regexp, which match in upper and lower case alike, also
 * the hexadecimal digits of percent-encoding (RFC 3986 section 2.1).
 */
export function contentRedirects(): Rule[] {
  const { redirects }: { redirects: Moved[] } = read('content/redirects.yml');
  const { tags }: { tags: { key: string; aliases?: string[] }[] } = read('content/tags.yml');
  return [
    ...redirects
      .flatMap(withMarkdown)
      .map(({ from, to }): Rule => ({ source: literalSource(from), destination: literalDestination(to), permanent: true })),
    ...tags.flatMap(({ key, aliases = [] }) => (aliases.length ? aliasRules(key, aliases) : [])),
  ];
}

/** A post that moves takes its Markdown along. */
export function withMarkdown(redirect: Moved): Moved[] {
  const { from, to } = redirect;
  return isPostPath(from) && isPostPath(to) ? [redirect, { from: `${from}.md`, to: `${to}.md` }] : [redirect];
}

/** Whether a path, with its language, is one that a post may have. */
export function isPostPath(path: string): boolean {
  return new RegExp(`^${prefixPattern}/posts/[^/]+$`).test(path);
}

/** The rules for a tag that has more names than its key. */
export function aliasRules(key: string, aliases: string[]): Rule[] {
  return locales.flatMap((locale) => {
    const tags = `${localePrefix(locale)}/tags`;
    const source = `${tags}/:alias(${aliases.map(encodeURI).join('|')})`;
    const destination = `${tags}/${encodeURI(key)}`;
    return [
      { source, destination, permanent: true },
      { source: `${source}/:rest+`, destination: `${destination}/:rest+`, permanent: true },
    ];
  });
}

/** A path as a pattern that matches nothing else. */
export function literalSource(path: string): string {
  return encodeURI(path).replace(/[:()*+?{}\\]/g, '\\$&');
}

/** A path or address so that nothing in it is taken for the name of a part of the pattern. */
export function literalDestination(to: string): string {
  const { origin, pathname } = new URL(to, 'https://site.invalid');
  const path = pathname.replace(/[:()*+?{}$]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return to.startsWith('/') ? path : origin + path;
}

function read(file: string) {
  return parse(readFileSync(file, 'utf8'));
}
