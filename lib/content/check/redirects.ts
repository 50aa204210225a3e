import { defaultLocale, localePath, locales } from '../../base/i18n/i18n';
import { prefixPattern } from '../../base/i18n/languages';
import { closest } from '../../base/text/closest';
import { isPostPath } from '../model/redirect-rules';
import { redirectFile } from '../schema/redirects';
import type { Diagnostic } from './diagnostic';
import { isPublicFile, type Target } from './links';
import { readYamlFile } from './yaml-file';

/** What the site answers at. */
interface SiteAddresses {
  /** All pages by address, without numbered ones. */
  pages: ReadonlyMap<string, Target>;
  /** Keys and aliases of tags, each with the tag's key. */
  aliases: ReadonlyMap<string, string>;
}

type Problem = [reason: string, fix: string];

/** Checks `redirects.yml`: a redirect must not hide anything, and must lead to an existing page in one step. */
export async function checkRedirects(root: string, site: SiteAddresses, diagnostics: Diagnostic[]): Promise<void> {
  const place = { file: 'content/redirects.yml', schema: redirectFile, reason: 'it lists the addresses that have moved.' };
  const read = await readYamlFile(root, place, diagnostics);
  const redirects = read?.map.value.redirects ?? [];
  // Redirects match in upper and lower case alike.
  const targets = new Map<string, string>();
  const spellings = new Map([...site.pages.keys()].map((address) => [address.toLowerCase(), address]));
  for (const [index, { from, to }] of redirects.entries()) {
    if (targets.has(from.toLowerCase()))
      read?.report(
        ['redirects', index, 'from'],
        `${from} is redirected twice`,
        'Delete one of the two; upper and lower case are the same here.',
      );
    else targets.set(from.toLowerCase(), to);
    const hidden = await hiddenBy(from);
    if (hidden) read?.report(['redirects', index, 'from'], ...hidden);
  }
  for (const [index, { from, to, renamed }] of redirects.entries()) {
    if (renamed && !(isPostPath(from) && isPostPath(to)))
      read?.report(['redirects', index, 'renamed'], 'only posts can be renamed', 'Delete "renamed" here.');
    const problem = chainedTo(to, targets) ?? (await missingTarget(to));
    if (problem) read?.report(['redirects', index, 'to'], ...problem);
  }

  async function hiddenBy(from: string): Promise<Problem | undefined> {
    const lower = from.toLowerCase();
    const page = spellings.get(lower);
    if (page === from) return [`a redirect from ${from} would hide the page there`, 'Delete it, or move the page first.'];
    if (page)
      return [`a redirect from ${from} would hide the page ${page}`, 'Delete it: upper and lower case are the same for a redirect.'];
    const list = spellings.get(/^(.+)\/page\/\d+$/.exec(lower)?.[1] ?? '');
    if (list) return [`${from} is a numbered page of ${list}`, 'Delete the redirect.'];
    const alias = tagAlias(lower, site.aliases);
    if (alias) return [`${from} already leads to the tag "${alias}", of which it is an alias`, 'Delete the redirect.'];
    if (isFixed(lower) || isFile(lower, site.pages) || (await isPublicFile(root, from)))
      return [`${from} is an address of the site itself`, 'Delete the redirect.'];
    return undefined;
  }

  async function missingTarget(to: string): Promise<Problem | undefined> {
    if (!to.startsWith('/')) return undefined;
    const page = site.pages.get(to);
    if (page?.isPublished) return undefined;
    if (page) return [`${to} is not published yet, so readers cannot open it`, 'Publish it first, or delete the redirect.'];
    if (isFile(to, site.pages) || (await isPublicFile(root, to))) return undefined;
    const key = tagAlias(to, site.aliases);
    const guess = key ? to.replace(/(.*\/tags\/)[^/]+/, `$1${key}`) : (spellings.get(to.toLowerCase()) ?? closest(to, site.pages.keys()));
    return [`there is no page or file ${to}`, guess ? `Did you mean ${guess}?` : 'Correct the address, or delete the redirect.'];
  }
}

/** Returns the problem of a target that is itself redirected. */
function chainedTo(to: string, targets: ReadonlyMap<string, string>): Problem | undefined {
  const seen = new Set<string>();
  let end = to;
  for (let next = targets.get(end.toLowerCase()); next !== undefined; next = targets.get(end.toLowerCase())) {
    if (seen.has(end.toLowerCase())) return [`the redirect to ${to} is a loop`, 'Lead it to a page.'];
    seen.add(end.toLowerCase());
    end = next;
  }
  return end === to ? undefined : [`${to} is itself redirected, to ${end}`, `Write to: ${end}, so that there is one redirect.`];
}

const aliasPath = new RegExp(`^${prefixPattern}/tags/([^/]+)`);
const fixedPage = new RegExp(
  `^${prefixPattern}/(?:(?:search|subscribe|confirm|preferences|unsubscribe|polls|share|not-found|server-error)(?:/|$)|(?:(?:posts|frameworks)/view|guide/answer)$)`,
);

/** Returns the key of the tag whose alias an address has. */
function tagAlias(address: string, aliases: ReadonlyMap<string, string>): string | undefined {
  const name = aliasPath.exec(address)?.[1];
  const key = name === undefined ? undefined : aliases.get(name);
  return key === name ? undefined : key;
}

/** Whether an address, in lower case, is one of the site's own routes. */
function isFixed(address: string): boolean {
  return (
    fixedPage.test(address) ||
    new RegExp(`^/(?:${defaultLocale}|api|u|admin|desk|data|images|icons|pagefind|scripts|styles|_next)(?:/|$)`).test(address) ||
    /^\/sitemap(?:\.xml|\/\d+\.xml)$/.test(address)
  );
}

/** Whether an address is a feed or Markdown file of a page that exists. */
function isFile(address: string, pages: ReadonlyMap<string, Target>): boolean {
  const feed = /^(.*)\/(?:feed\.xml|atom\.xml|feed\.json)$/.exec(address)?.[1];
  const ofPage = feed ?? /^(.*\/posts\/[^/]+)\.md$/.exec(address)?.[1];
  if (ofPage !== undefined) return locales.some((locale) => ofPage === localePath(locale, '')) || Boolean(pages.get(ofPage)?.isPublished);
  return /^\/(?:sitemap\.xml|robots\.txt|llms\.txt|manifest\.webmanifest)$/.test(address);
}
