import { stat } from 'node:fs/promises';
import path from 'node:path';
import { localePath, locales } from '../../base/i18n/i18n';
import { closest } from '../../base/text/closest';
import { unsafeUrl } from '../mdx/unsafe-url';
import type { Reference } from './body';
import type { CheckedFile } from './check-file';
import type { Diagnostic } from './diagnostic';
import { ancestry, type Labels } from './labels';
import { pathOnDisk } from './path-on-disk';
import type { CheckedSeries } from './series';

/** A page of the site: the ids of its headings (those of posts and pages only), and whether it is published. */
export interface Target {
  anchors: Set<string>;
  isPublished: boolean;
}

/** The keys of pages that are not made from a post or page file. */
interface SiteKeys {
  parents: Labels['parents'];
  series: CheckedSeries;
  frameworks: string[];
  polls: string[];
}

/** Checks that links to this site lead to pages, files and headings that exist. */
export async function checkLinks(root: string, files: CheckedFile[], targets: Map<string, Target>): Promise<Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  for (const from of files) {
    for (const link of from.body.links) {
      const problem = await checkLink(root, from, link, targets);
      if (problem) diagnostics.push({ file: from.file, line: link.line, column: link.column, severity: 'error', ...problem });
    }
  }
  return diagnostics;
}

async function checkLink(
  root: string,
  from: CheckedFile,
  { url }: Reference,
  targets: Map<string, Target>,
): Promise<{ reason: string; fix: string } | undefined> {
  if (url.startsWith('#')) return checkAnchor(url.slice(1), from.body.anchors, 'this post');
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) || unsafeUrl(url)) return undefined; // Checked by `checkBody`.
  if (!url.startsWith('/'))
    return {
      reason: `the link "${url}" starts neither with "/" nor with "https://"`,
      fix: 'Write the address from the root of the site, such as /posts/my-post, or the whole https:// address.',
    };

  const parts = URL.canParse(url, 'https://site.invalid') ? new URL(url, 'https://site.invalid') : undefined;
  const pathname = parts && decode(parts.pathname);
  if (!parts || pathname === undefined) return { reason: `"${url}" is not a valid address`, fix: 'Correct it.' };
  const target = targets.get(pathname);
  if (!target) {
    if (await isPublicFile(root, pathname)) return undefined;
    const guess = closest(pathname, targets.keys());
    return {
      reason: `there is no page or file ${pathname}`,
      fix: guess ? `Did you mean ${guess}?` : 'Correct the address, or delete the link.',
    };
  }
  if (!target.isPublished && targets.get(addressOf(from))?.isPublished)
    return { reason: `${pathname} is not published yet, so readers cannot open it`, fix: 'Publish it first, or delete the link.' };
  return parts.hash ? checkAnchor(parts.hash.slice(1), target.anchors, pathname) : undefined;
}

/** Returns whether a file of `public/` is served at this path, which must match in case on any disk. */
export async function isPublicFile(root: string, pathname: string): Promise<boolean> {
  const folder = path.join(root, 'public');
  const file = path.join(folder, pathname);
  if (!file.startsWith(folder + path.sep) || !(await stat(file).catch(() => undefined))?.isFile()) return false;
  return (await pathOnDisk(folder, pathname)) === pathname;
}

function checkAnchor(hash: string, anchors: Set<string>, place: string) {
  const id = decode(hash) ?? hash;
  if (anchors.has(id)) return undefined;
  const guess = closest(id, anchors);
  return {
    reason: `${place} has no heading "#${id}"`,
    fix: guess ? `Did you mean #${guess}?` : 'Correct what follows the #, or delete it.',
  };
}

/** Returns the site's pages by decoded path. Numbered pages of lists are left out, since their content changes. */
export function pagesOf(files: CheckedFile[], { parents, series, frameworks, polls }: SiteKeys): Map<string, Target> {
  const targets = new Map<string, Target>();
  const list: Target = { anchors: new Set(['page.content']), isPublished: true };
  const pairs = frameworks.flatMap((a) => frameworks.filter((b) => b !== a).map((b) => `/compare/${a}-vs-${b}`));
  const ofKeys = [...frameworks.map((key) => `/frameworks/${key}`), ...pairs, ...polls.map((id) => `/polls/${id}`)];
  const pages = ['/', '/posts', '/tags', '/frameworks', '/guide', '/search', '/subscribe', ...ofKeys];
  for (const locale of locales) for (const page of pages) targets.set(localePath(locale, page), list);
  for (const file of ['/data/frameworks.json', '/data/frameworks.csv', '/data/frameworks.schema.json']) targets.set(file, list);
  for (const file of files) {
    const { post, body } = file;
    const isPublished = !post || (post.value.draft !== true && Date.parse(post.value.date) <= Date.now());
    targets.set(addressOf(file), { anchors: body.anchors, isPublished });
    if (!post || !isPublished || post.value.unlisted) continue;
    for (const language of locales) {
      for (const tag of post.value.tags) targets.set(localePath(language, `/tags/${tag}`), list);
      for (const category of ancestry(post.value.category, parents)) targets.set(localePath(language, `/categories/${category}`), list);
    }
  }
  for (const { key, posts } of series) {
    const isPublished = posts.some((slug) => locales.some((locale) => targets.get(localePath(locale, `/posts/${slug}`))?.isPublished));
    for (const locale of locales) targets.set(localePath(locale, `/series/${key}`), { anchors: list.anchors, isPublished });
  }
  return targets;
}

function addressOf({ kind, slug, lang }: CheckedFile): string {
  return localePath(lang, kind === 'post' ? `/posts/${slug}` : `/${slug}`);
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
