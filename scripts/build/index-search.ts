import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { close, createIndex } from 'pagefind';
import { builtPages, publicPath, readManifest } from './built-pages';

const folder = 'public/pagefind';

/** Pagefind's files without its user interfaces, which the site does not use. */
const needed = /^(?:pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\..+\.pagefind|.+\.pf_\w+)$/;

/** Parts of pages that are not indexed: controls, drawings, sources of facts, what surrounds a post's title. */
const excludeSelectors = [
  '.screen-only',
  '.sr-only',
  '.framework-region caption',
  '.framework-region thead',
  '.fact-source',
  '.fact-mark',
  '.strengths',
  'article > header > *:not(h1)',
];

/**
 * Builds the search index of the finished pages, one per language, in `public/pagefind`. Pages mark the part to index with
 * `data-pagefind-body`. Returns a summary; throws if Pagefind reports errors.
 */
export async function indexSearch(): Promise<string> {
  const { index, errors } = await createIndex({ excludeSelectors });
  if (!index) throw new SearchNotIndexed(errors);
  try {
    let pages = 0;
    for (const { address, file } of builtPages(readManifest())) {
      const content = await readFile(`${file}.html`, 'utf8');
      if (!content.includes(' data-pagefind-body=')) continue;
      const { errors } = await index.addHTMLFile({ url: publicPath(address), content });
      if (errors.length) throw new SearchNotIndexed([address, ...errors]);
      pages++;
    }
    const { files, errors: problems } = await index.getFiles();
    if (problems.length) throw new SearchNotIndexed(problems);
    const kept = files.filter((file) => needed.test(path.posix.basename(file.path)));
    await rm(folder, { recursive: true, force: true });
    for (const part of new Set(kept.map((file) => path.dirname(file.path)))) await mkdir(path.join(folder, part), { recursive: true });
    for (const file of kept) await writeFile(path.join(folder, file.path), file.content);
    const bytes = kept.reduce((sum, { content }) => sum + content.length, 0);
    return `${pages} pages indexed in ${kept.length} files, ${(bytes / 1000).toFixed(1)} kB`;
  } finally {
    await close();
  }
}

class SearchNotIndexed extends Error {
  constructor(reasons: string[]) {
    super(`The search index could not be built: ${reasons.join('; ')}`);
  }
}
