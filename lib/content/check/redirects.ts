import { z } from 'zod';
import { localePath, locales } from '../../base/i18n/i18n';
import { prefixPattern } from '../../base/i18n/languages';
import { closest } from '../../base/text/closest';
import { isPostPath } from '../model/redirect-rules';
import type { Diagnostic } from './diagnostic';
import { booleanField } from './fields';
import { isPublicFile, type Target } from './links';
import { addressIssue, pathIssue } from './redirect-fields';
import { readYamlFile } from './yaml-file';

/** A text that must be given, and has nothing wrong with it that `issueOf` finds. */
function field(name: 'from' | 'to', issueOf: (value: string) => string | undefined) {
  const error = `"${name}" is missing or no text — Write an address, such as ${name}: /posts/my-post.`;
  return z.string({ error }).superRefine((value, context) => {
    const issue = issueOf(value);
    if (issue) context.addIssue(`"${name}" is "${value.slice(0, 80)}", ${issue}`);
  });
}

const redirectFile = z.strictObject({
  redirects: z.array(
    z.strictObject({ from: field('from', pathIssue), to: field('to', addressIssue), renamed: booleanField('renamed').optional() }),
    '"redirects" must be a list — Write redirects: [] where there are none.',
  ),
});

/** What there is to know of the site for judging where its redirects start and lead. */
interface SiteAddresses {
  /** All pages but numbered ones, by their address. */
  pages: ReadonlyMap<string, Target>;
  /** Keys and other names of tags, each with the tag's key. */
  aliases: ReadonlyMap<string, string>;
}

type Problem = [reason: string, fix: string];

/** Checks `redirects.yml`: every redirect starts where nothing is, and leads in one step to what is there. */
export async function checkRedirects(root: string, site: SiteAddresses, diagnostics: Diagnostic[]): Promise<void> {
  const place = { file: 'content/redirects.yml', schema: redirectFile, reason: 'it says which addresses have moved.' };
  const read = await readYamlFile(root, place, diagnostics);
  const redirects = read?.map.value.redirects ?? [];
  // Servers match what is redirected in upper and lower case alike.
  const leads = new Map<string, string>();
  const spellings = new Map([...site.pages.keys()].map((address) => [address.toLowerCase(), address]));
  for (const [index, { from, to }] of redirects.entries()) {
    if (leads.has(from.toLowerCase()))
      read?.report(
        ['redirects', index, 'from'],
        `${from} is redirected twice`,
        'Delete one of the two; upper and lower case are the same here.',
      );
    else leads.set(from.toLowerCase(), to);
    const hidden = await whatHides(from);
    if (hidden) read?.report(['redirects', index, 'from'], ...hidden);
  }
  for (const [index, { from, to, renamed }] of redirects.entries()) {
    if (renamed && !(isPostPath(from) && isPostPath(to)))
      read?.report(['redirects', index, 'renamed'], 'only a post keeps its name in feeds', 'Leave "renamed" out here.');
    const problem = furtherFrom(to, leads) ?? (await whatIsMissing(to));
    if (problem) read?.report(['redirects', index, 'to'], ...problem);
  }

  async function whatHides(from: string): Promise<Problem | undefined> {
    const lower = from.toLowerCase();
    const page = spellings.get(lower);
    if (page === from) return [`a redirect from ${from} would hide the page there`, 'Delete it, or give the page another address first.'];
    if (page)
      return [`a redirect from ${from} would hide the page ${page}`, 'Delete it: upper and lower case are the same for a redirect.'];
    const list = spellings.get(/^(.+)\/page\/\d+$/.exec(lower)?.[1] ?? '');
    if (list) return [`${from} is a numbered page of ${list}`, 'Delete the redirect.'];
    const alias = tagAlias(lower, site.aliases);
    if (alias) return [`${from} leads to the tag "${alias}" already, which has it among its aliases`, 'Delete the redirect.'];
    if (isFixed(lower) || isFile(lower, site.pages) || (await isPublicFile(root, from)))
      return [`${from} is an address of the site itself`, 'Delete the redirect.'];
    return undefined;
  }

  async function whatIsMissing(to: string): Promise<Problem | undefined> {
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

/** What to say of an address that is itself redirected. */
function furtherFrom(to: string, leads: ReadonlyMap<string, string>): Problem | undefined {
  const seen = new Set<string>();
  let end = to;
  for (let next = leads.get(end.toLowerCase()); next !== undefined; next = leads.get(end.toLowerCase())) {
    if (seen.has(end.toLowerCase())) return [`the redirect to ${to} never arrives: it leads round in a circle`, 'Lead it to a page.'];
    seen.add(end.toLowerCase());
    end = next;
  }
  return end === to ? undefined : [`${to} is itself redirected, to ${end}`, `Write to: ${end}, so that readers are sent on once.`];
}

const aliasPath = new RegExp(`^${prefixPattern}/tags/([^/]+)`);
const fixedPage = new RegExp(
  `^${prefixPattern}/(?:(?:search|subscribe|confirm|preferences|unsubscribe|polls|share|not-found|server-error)(?:/|$)|(?:(?:posts|frameworks)/view|guide/answer)$)`,
);

/** The tag whose alias an address names, if it does. */
function tagAlias(address: string, aliases: ReadonlyMap<string, string>): string | undefined {
  const name = aliasPath.exec(address)?.[1];
  const key = name === undefined ? undefined : aliases.get(name);
  return key === name ? undefined : key;
}

/** Whether an address belongs to what the site's code answers besides pages and files. In lower case. */
function isFixed(address: string): boolean {
  return (
    fixedPage.test(address) ||
    /^\/(?:en|api|u|admin|desk|data|images|icons|pagefind|scripts|styles|_next)(?:\/|$)/.test(address) ||
    /^\/sitemap(?:\.xml|\/\d+\.xml)$/.test(address)
  );
}

/** Whether an address is that of a feed or other file which goes with a page that exists. */
function isFile(address: string, pages: ReadonlyMap<string, Target>): boolean {
  const feed = /^(.*)\/(?:feed\.xml|atom\.xml|feed\.json)$/.exec(address)?.[1];
  const ofPage = feed ?? /^(.*\/posts\/[^/]+)\.md$/.exec(address)?.[1];
  if (ofPage !== undefined) return locales.some((locale) => ofPage === localePath(locale, '')) || Boolean(pages.get(ofPage)?.isPublished);
  return /^\/(?:sitemap\.xml|robots\.txt|llms\.txt|manifest\.webmanifest)$/.test(address);
}
