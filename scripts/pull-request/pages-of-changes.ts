import { localePath, locales } from '../../lib/base/i18n/i18n';
import { addressOf } from '../address-of';
import type { ChangeKind, FileChange } from './file-change';

export interface ChangedPage {
  /** The public path. */
  address: string;
  kind: ChangeKind;
  /** The file of a post or page. */
  file?: string;
}

export interface ChangedPages {
  /** Unique by address, in the order of the changes. */
  pages: ChangedPage[];
  /** Whether any page may have changed, because of code, settings or texts of the site. */
  any: boolean;
}

/**
 * Returns the pages that file changes affect directly; lists, tags and feeds that contain a changed post are not counted.
 * `usersOf` returns the posts and pages that show a file of `public/`, given its path on the site.
 */
export function pagesOfChanges(changes: readonly FileChange[], usersOf: (src: string) => string[]): ChangedPages {
  const pages = new Map<string, ChangedPage>();
  let any = false;
  for (const change of changes) {
    const found = pagesOfChange(change, usersOf);
    if (found === 'any') any = true;
    // A change of the page's own file takes precedence over one of its pictures.
    else for (const page of found) if (page.file === change.file || !pages.has(page.address)) pages.set(page.address, page);
  }
  return { pages: [...pages.values()], any };
}

/** Pages by their data file. The pages of single tags and categories are known only to the build, so their lists are used. */
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
  if (folder !== 'content') return isUnrelatedToPages(file) ? [] : 'any';
  const framework = /^frameworks\/([^/]+)\.yml$/.exec(rest)?.[1];
  if (framework) return [...inEveryLanguage([`/frameworks/${framework}`], kind), ...inEveryLanguage(['/frameworks'], 'changed')];
  if (/^(posts|pages)\//.test(rest)) return pageOfText(file, kind);
  if (Object.hasOwn(pagesOfData, rest)) return inEveryLanguage(pagesOfData[rest] ?? [], 'changed');
  return 'any';
}

/** Returns the page of a post or page file, if its name is valid. */
function pageOfText(file: string, kind: ChangeKind): ChangedPage[] {
  const address = addressOf(file);
  return address ? [{ address, kind, file }] : [];
}

function inEveryLanguage(paths: string[], kind: ChangeKind): ChangedPage[] {
  return paths.flatMap((path) => locales.map((locale) => ({ address: localePath(locale, path), kind })));
}

/** Returns whether no page depends on a file: tests, documents, and scripts other than the build's. */
function isUnrelatedToPages(file: string): boolean {
  return (
    /^(\.ci|\.github|bench|deploy|docs|e2e|test)\//.test(file) ||
    /^scripts\/(?!build[/-])/.test(file) ||
    /^lib\/content\/(check|import|new-post)\//.test(file) ||
    /\.(md|test\.tsx?)$/.test(file) ||
    /^(\.git(ignore|attributes)|biome\.json|(playwright|vitest)\.config\.ts)$/.test(file)
  );
}
