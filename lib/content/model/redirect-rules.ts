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
 * Returns the redirects of the content for `next.config.ts`: those of `redirects.yml`, and from the aliases of tags with everything
 * below them. Sources are patterns of path-to-regexp, which ignore case, also in percent-encoding (RFC 3986 section 2.1).
 */
export function contentRedirects(): Rule[] {
  const { redirects }: { redirects: Moved[] } = readYaml('content/redirects.yml');
  const { tags }: { tags: { key: string; aliases?: string[] }[] } = readYaml('content/tags.yml');
  return [
    ...redirects
      .flatMap(withMarkdown)
      .map(({ from, to }): Rule => ({ source: literalSource(from), destination: literalDestination(to), permanent: true })),
    ...tags.flatMap(({ key, aliases = [] }) => (aliases.length ? aliasRules(key, aliases) : [])),
  ];
}

/** Adds the redirect of a post's Markdown to that of its page. */
export function withMarkdown(redirect: Moved): Moved[] {
  const { from, to } = redirect;
  return isPostPath(from) && isPostPath(to) ? [redirect, { from: `${from}.md`, to: `${to}.md` }] : [redirect];
}

/** Whether a path, with its language, is one that a post may have. */
export function isPostPath(path: string): boolean {
  return new RegExp(`^${prefixPattern}/posts/[^/]+$`).test(path);
}

/** Returns the rules from the aliases of a tag to its key. */
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

/** Returns a pattern that matches this path only. */
export function literalSource(path: string): string {
  return encodeURI(path).replace(/[:()*+?{}\\]/g, '\\$&');
}

/** Returns a path or address in which nothing is taken as a parameter of the pattern. */
export function literalDestination(to: string): string {
  const { origin, pathname } = new URL(to, 'https://site.invalid');
  const path = pathname.replace(/[:()*+?{}$]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return to.startsWith('/') ? path : origin + path;
}

function readYaml(file: string) {
  return parse(readFileSync(file, 'utf8'));
}
