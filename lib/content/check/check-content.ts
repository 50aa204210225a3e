import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from '../../base/files/files-below';
import { pageSchema, postSchema } from '../schema/post';
import { type CheckedFile, checkFile } from './check-file';
import { type Diagnostic, sortDiagnostics } from './diagnostic';
import { checkDictionaries } from './dictionaries';
import { checkFacets } from './facets';
import { findNameClashes } from './file-name';
import { checkFrameworks } from './frameworks';
import { checkGuide } from './guide';
import { findUnsupportedImages, findUnusedImages } from './image';
import { checkLabels } from './labels';
import { checkLinks, pagesOf } from './links';
import { checkNamedKeys } from './named-keys';
import { checkPolls, checkPollsOfPosts } from './polls';
import { checkRedirects } from './redirects';
import { checkSeries, explainUnknownPost } from './series';
import { checkTranslations } from './translations';

/**
 * Checks everything in `content/` of the project at `root`, reading the raw files and running none of them, and returns all
 * diagnostics, sorted. `extra` are posts elsewhere, which are checked as if they were in `content/posts`.
 */
export async function checkContent(root: string, extra: string[] = []): Promise<Diagnostic[]> {
  const { labels, diagnostics } = await checkLabels(root);
  diagnostics.push(...(await checkDictionaries(root)));
  // Without facets, every fact would be reported for an error in facets.yml.
  const facets = await checkFacets(root, diagnostics);
  const frameworks = facets && (await checkFrameworks(root, facets, diagnostics));
  if (facets) await checkGuide(root, facets, diagnostics);
  const polls = await checkPolls(root, diagnostics);

  const contentFiles = await listContent(root);
  const { files, isComplete } = await checkFiles(root, [...contentFiles, ...extra], {
    schemas: { post: postSchema(labels), page: pageSchema },
    kindOf: (file) => (extra.includes(file) ? 'post' : kindOf(file)),
    diagnostics,
  });
  for (const file of await findUnsupportedImages(path.join(root, 'public')))
    diagnostics.push({
      file: `public/${file}`,
      ...wholeFile,
      reason: 'this is not an image that posts can use',
      fix: 'Convert it to .jpg, .jpeg, .png, .webp or .gif, or delete it.',
    });
  diagnostics.push(
    ...findNameClashes([...contentFiles, ...filesBelow(path.join(root, 'public/images')).map((file) => fromRoot(root, file))]),
  );
  // A file that could not be read may use any picture.
  if (isComplete) diagnostics.push(...(await noteUnusedImages(root, files)));

  const own = files.filter(({ file }) => !extra.includes(file));
  const slugs = new Set(own.filter(({ kind }) => kind === 'post').map(({ slug }) => slug));
  const series = await checkSeries(root, slugs, diagnostics);
  for (const { slug, report } of frameworks?.postsNamed ?? []) if (!slugs.has(slug)) report(...explainUnknownPost(slug, slugs));
  if (facets && frameworks)
    diagnostics.push(...checkNamedKeys(files, { facet: facets.map(({ key }) => key), framework: frameworks.keys, poll: polls }));
  diagnostics.push(...checkPollsOfPosts(files, polls));
  const pages = pagesOf(files, { ...labels, series, frameworks: frameworks?.keys ?? [], polls });
  diagnostics.push(...checkTranslations(own), ...(await checkLinks(root, files, pages)));
  await checkRedirects(root, { pages, aliases: labels.aliases }, diagnostics);
  return sortDiagnostics(diagnostics);
}

interface FileChecks {
  schemas: { post: ReturnType<typeof postSchema>; page: typeof pageSchema };
  kindOf(file: string): FileKind;
  diagnostics: Diagnostic[];
}

/** Checks posts and pages one by one. `isComplete` is false when one of them could not be read. */
async function checkFiles(root: string, names: string[], { schemas, kindOf, diagnostics }: FileChecks) {
  const files: CheckedFile[] = [];
  let isComplete = true;
  const waiting = names.values();
  await Promise.all(Array.from({ length: concurrency }, checkWaiting));
  return { files: files.toSorted((a, b) => (a.file < b.file ? -1 : 1)), isComplete };

  async function checkWaiting(): Promise<void> {
    for (const file of waiting) {
      const kind = kindOf(file);
      if (kind === 'other') continue;
      if (kind === 'stray') {
        diagnostics.push({ file, ...wholeFile, reason: 'the site does not use files in this place', fix: strayFix });
        continue;
      }
      const checked = await checkFile(root, file, { kind, schema: schemas[kind], add: (found) => diagnostics.push({ file, ...found }) });
      if (checked) files.push(checked);
      else isComplete = false;
    }
  }
}

/** Notes pictures that no page shows or links to. */
async function noteUnusedImages(root: string, files: CheckedFile[]): Promise<Diagnostic[]> {
  const used = new Set(
    files.flatMap(({ post, body }) => [post?.value.image ?? '', ...[...body.images, ...body.links].map(({ url }) => url)]),
  );
  return (await findUnusedImages(path.join(root, 'public'), used)).map((src) => ({
    file: `public${src}`,
    ...wholeFile,
    severity: 'note',
    reason: 'no post or page uses this picture',
    fix: 'Delete it if it is not needed.',
  }));
}

/** How many files are checked at once: while some are read from disk, others are parsed. */
const concurrency = 8;

const wholeFile = { line: 1, column: 1, severity: 'error' } as const;
const strayFix =
  'Move it: posts belong in content/posts, pages in content/pages, frameworks (.yml) in content/frameworks, polls (.yml) in content/polls, all without subfolders; pictures belong in public/images.';

const dataFile =
  /^content\/(README\.md|(tags|categories|facets|guide|series|redirects)\.yml|(frameworks|polls)\/[^/]+\.yml|dictionaries\/[a-z]{2}\.json)$/;

type FileKind = 'post' | 'page' | 'other' | 'stray';

/** Classifies a file below `content/` by its path. Dot files, which systems and editors leave behind, are ignored. */
function kindOf(file: string): FileKind {
  if (/\/\.(?!.*mdx$)/.test(file) || dataFile.test(file)) return 'other';
  if (/^content\/posts\/[^/]+$/.test(file)) return 'post';
  if (/^content\/pages\/[^/]+$/.test(file)) return 'page';
  return 'stray';
}

/** Lists all files below `content/`, symbolic links too, by their path from the root, with `/`. */
async function listContent(root: string): Promise<string[]> {
  const entries = await readdir(path.join(root, 'content'), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => fromRoot(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

function fromRoot(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join('/');
}
