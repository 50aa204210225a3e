import { statSync } from 'node:fs';
import path from 'node:path';
import type {
  CategoryFile,
  FacetFile,
  Framework,
  GuideFile,
  Page,
  Poll,
  Post,
  RedirectFile,
  SeriesFile,
  TagFile,
} from 'contentlayer/generated';
import { readGeneratedFile } from './read-generated-file';

/** Everything that Contentlayer makes of the content: front matter and what is computed from it, no bodies. */
export interface Generated {
  readonly posts: Post[];
  readonly pages: Page[];
  readonly tags: TagFile['tags'];
  readonly categories: CategoryFile['categories'];
  readonly series: SeriesFile['series'];
  readonly redirects: RedirectFile['redirects'];
  readonly frameworks: Plain<Framework>[];
  readonly facets: Plain<FacetFile['facets']>;
  readonly questions: Plain<GuideFile['questions']>;
  readonly polls: Plain<Poll>[];
}

/** Data without what Contentlayer adds to every part of it for its own use. */
export type Plain<T> = T extends (infer U)[]
  ? Plain<U>[]
  : T extends object
    ? { [K in keyof T as K extends 'type' | '_id' | '_raw' ? never : K]: Plain<T[K]> }
    : T;

const types = [
  'Post',
  'Page',
  'TagFile',
  'CategoryFile',
  'SeriesFile',
  'RedirectFile',
  'Framework',
  'FacetFile',
  'GuideFile',
  'Poll',
] as const;
type TypeName = (typeof types)[number];

let kept: { changed: number; generated: Generated } | undefined;

/**
 * Gives Contentlayer's data, read from its files when it is first asked for and kept: a module with all of it would make every
 * page's code grow with the number of posts. In development it is read again after a change.
 */
export function readGenerated(): Generated {
  if (process.env.NODE_ENV === 'development') {
    // Never used: as a part of this module's code it tells the development server to show an open page anew after a change.
    import('contentlayer/generated').catch(() => {});
    const changed = Math.max(...types.map((type) => statSync(fileOf(type), { throwIfNoEntry: false })?.mtimeMs ?? 0));
    if (kept?.changed !== changed) kept = { changed, generated: readLazily() };
  }
  kept ??= { changed: 0, generated: readLazily() };
  return kept.generated;
}

/** Each type is read for itself: a function that answers about frameworks has no posts beside it. */
function readLazily(): Generated {
  const made: { -readonly [K in keyof Generated]?: Generated[K] } = {};
  return {
    get posts() {
      made.posts ??= read<Post[]>('Post');
      return made.posts;
    },
    get pages() {
      made.pages ??= read<Page[]>('Page');
      return made.pages;
    },
    get tags() {
      made.tags ??= read<TagFile>('TagFile').tags;
      return made.tags;
    },
    get categories() {
      made.categories ??= read<CategoryFile>('CategoryFile').categories;
      return made.categories;
    },
    get series() {
      made.series ??= read<SeriesFile>('SeriesFile').series;
      return made.series;
    },
    get redirects() {
      made.redirects ??= read<RedirectFile>('RedirectFile').redirects;
      return made.redirects;
    },
    get frameworks() {
      made.frameworks ??= readPlain<Framework[]>('Framework');
      return made.frameworks;
    },
    get facets() {
      made.facets ??= readPlain<FacetFile>('FacetFile').facets;
      return made.facets;
    },
    get questions() {
      made.questions ??= readPlain<GuideFile>('GuideFile').questions;
      return made.questions;
    },
    get polls() {
      made.polls ??= readPlain<Poll[]>('Poll');
      return made.polls;
    },
  };
}

function read<T>(type: TypeName): T {
  return JSON.parse(readGeneratedFile(fileOf(type)));
}

function readPlain<T>(type: TypeName): Plain<T> {
  const isOwn = (key: string) => key === 'type' || key === '_id' || key === '_raw';
  return JSON.parse(readGeneratedFile(fileOf(type)), (key, value) => (isOwn(key) ? undefined : value));
}

function fileOf(type: TypeName): string {
  return path.join(process.cwd(), '.contentlayer', 'generated', type, '_index.json');
}
