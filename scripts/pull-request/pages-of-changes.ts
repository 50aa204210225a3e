import { localePath, locales } from '../../lib/base/i18n/i18n';
import { addressOf } from '../address-of';
import type { ChangeKind, FileChange } from './file-change';

export interface ChangedPage {
  /** The address that readers know, without the site's origin. */
  address: string;
  kind: ChangeKind;
  /** The file of its words, where that is one post or page. */
  file?: string;
}

export interface ChangedPages {
  /** Each address once, in their order in the changes. */
  pages: ChangedPage[];
  /** Whether something changed that any page may be made with: code, settings, words of the site. */
  any: boolean;
}

/**
 * The pages that a change of files changes by itself. Lists, tags and feeds that name a post follow it and are not counted.
 * `usersOf` gives the posts and pages that show a file of `public/`, by its address on the site.
 */
export function pagesOfChanges(changes: readonly FileChange[], usersOf: (src: string) => string[]): ChangedPages {
  const pages = new Map<string, ChangedPage>();
  let any = false;
  for (const change of changes) {
    const found = pagesOfChange(change, usersOf);
    if (found === 'any') any = true;
    // What a file says of its own page counts more than a picture on it.
    else for (const page of found) if (page.file === change.file || !pages.has(page.address)) pages.set(page.address, page);
  }
  return { pages: [...pages.values()], any };
}

/** Pages whose data lie in one file. The tags' and categories' own pages are known only to the build: their lists stand for them. */
const pagesOfData: Record<string, string[]> = {
  'tags.yml': ['/tags'],
  'categories.yml': ['/', '/posts'],
  'series.yml': ['/posts'],
  'facets.yml': ['/frameworks'],
  'guide.yml': ['/guide'],
  'redirects.yml': [],
  'README.md': [],
};

function pagesOfChange({ file, kind }: FileChange, usersOf: (src: string) => string[]): ChangedPage[] | 'any' {
  const [, folder, rest = ''] = /^(content|public)\/(.+)$/s.exec(file) ?? [];
  if (folder === 'public') {
    if (!rest.startsWith('images/')) return 'any';
    return usersOf(`/${rest}`).flatMap((user) => pageOfText(user, 'changed'));
  }
  if (folder !== 'content') return isBesideThePages(file) ? [] : 'any';
  const framework = /^frameworks\/([^/]+)\.yml$/.exec(rest)?.[1];
  if (framework) return [...inEveryLanguage([`/frameworks/${framework}`], kind), ...inEveryLanguage(['/frameworks'], 'changed')];
  if (/^(posts|pages)\//.test(rest)) return pageOfText(file, kind);
  if (Object.hasOwn(pagesOfData, rest)) return inEveryLanguage(pagesOfData[rest] ?? [], 'changed');
  return 'any';
}

/** The page of a post or page by its file; none where the name can be no address. */
function pageOfText(file: string, kind: ChangeKind): ChangedPage[] {
  const address = addressOf(file);
  return address ? [{ address, kind, file }] : [];
}

function inEveryLanguage(paths: string[], kind: ChangeKind): ChangedPage[] {
  return paths.flatMap((path) => locales.map((locale) => ({ address: localePath(locale, path), kind })));
}

/** What no page is made with: tests, documents, and programs other than the build's. */
function isBesideThePages(file: string): boolean {
  return (
    /^(\.ci|\.github|bench|deploy|docs|e2e)\//.test(file) ||
    /^scripts\/(?!build[/-])/.test(file) ||
    /^lib\/(check|import|new-post)\//.test(file) ||
    /\.(md|test\.tsx?)$/.test(file) ||
    /^(\.git(ignore|attributes)|biome\.json|(playwright|vitest)\.config\.ts)$/.test(file)
  );
}
