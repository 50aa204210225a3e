import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { CategoryFile, Page, Post, TagFile } from 'contentlayer/generated';

/** Everything that Contentlayer makes of the content: front matter and what is computed from it, no bodies. */
export interface Generated {
  posts: Post[];
  pages: Page[];
  tags: TagFile['tags'];
  categories: CategoryFile['categories'];
}

let kept: { changed: number; generated: Generated } | undefined;

/**
 * Gives Contentlayer's data, read from its files and kept: a module with all of it would make every page's code grow with
 * the number of posts. In development it is read again after a change.
 */
export function readGenerated(): Generated {
  if (process.env.NODE_ENV === 'development') {
    // Never used: as a part of this module's code it tells the development server to show an open page anew after a change.
    import('contentlayer/generated').catch(() => {});
    const changed = Math.max(...['Post', 'Page', 'TagFile', 'CategoryFile'].map((type) => statSync(fileOf(type)).mtimeMs));
    if (kept?.changed !== changed) kept = { changed, generated: readAll() };
  }
  kept ??= { changed: 0, generated: readAll() };
  return kept.generated;
}

function readAll(): Generated {
  const tagFile: TagFile = read('TagFile');
  const categoryFile: CategoryFile = read('CategoryFile');
  return { posts: read('Post'), pages: read('Page'), tags: tagFile.tags, categories: categoryFile.categories };
}

function read(type: string) {
  return JSON.parse(readFileSync(fileOf(type), 'utf8'));
}

function fileOf(type: string): string {
  return path.join(process.cwd(), '.contentlayer', 'generated', type, '_index.json');
}
