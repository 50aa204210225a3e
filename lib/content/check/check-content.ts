import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from '../../base/files/files-below';
import { pageSchema, postSchema } from '../schema/post';
import { checkFile } from './check-file';
import type { CheckedFile } from './checked-file';
import { type Diagnostic, type FileDiagnostic, sortDiagnostics } from './diagnostic';
import { checkDictionaries } from './dictionaries';
import { checkFacets } from './facets';
import { checkFrameworks } from './frameworks';
import { checkGuide } from './guide';
import { strangeImages, unusedImages } from './image';
import { checkLabels } from './labels';
import { checkLinks, pagesOf } from './links';
import { checkNamedKeys } from './named-keys';
import { checkPolls, checkPollsOfPosts } from './polls';
import { checkRedirects } from './redirects';
import { sameNames } from './same-names';
import { checkSeries, explainUnknownPost } from './series';
import { checkTranslations } from './translations';

/**
 * Checks everything in `content/` of the project at `root`, reading the raw files and running none of them. Gives all
 * diagnostics, sorted. `extra` are posts elsewhere that are checked as if they lay in `content/posts`.
 */
export async function checkContent(root: string, extra: string[] = []): Promise<Diagnostic[]> {
  const { labels, diagnostics } = await checkLabels(root);
  diagnostics.push(...(await checkDictionaries(root)));
  // Without facets every fact would be reported for what is wrong in another file.
  const facets = await checkFacets(root, diagnostics);
  const frameworks = facets && (await checkFrameworks(root, facets, diagnostics));
  if (facets) await checkGuide(root, facets, diagnostics);
  const polls = await checkPolls(root, diagnostics);

  const files: CheckedFile[] = [];
  const fromRoot = (place: string) => path.relative(root, place).split(path.sep).join('/');
  const mergeFields = (await listFiles(path.join(root, 'content'))).map((name) => `content/${name}`);
  const schemas = { post: postSchema(labels), page: pageSchema };
  let pageCount = 0;
  const waiting = [...mergeFields, ...extra].values();
  await Promise.all(Array.from({ length: atOnce }, checkWaiting));
  for (const file of await strangeImages(path.join(root, 'public')))
    diagnostics.push({
      file: `public/${file}`,
      ...wholeFile,
      reason: 'this is not an image that posts may use',
      fix: 'Use .jpg, .jpeg, .png, .webp, .gif, or delete it.',
    });

  diagnostics.push(...sameNames([...mergeFields, ...filesBelow(path.join(root, 'public/images')).map(fromRoot)]));

  files.sort((a, b) => (a.file < b.file ? -1 : 1));
  const own = files.filter(({ file }) => !extra.includes(file));
  if (files.length === pageCount) diagnostics.push(...(await noteUnusedImages(root, files)));
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

  async function checkWaiting(): Promise<void> {
    for (const file of waiting) {
      const kind = extra.includes(file) ? 'post' : kindOf(file);
      if (kind === 'other') continue;
      const add = (fileDiagnostic: FileDiagnostic) => diagnostics.push({ file, ...fileDiagnostic });
      if (kind === 'stray') {
        add({ ...wholeFile, reason: 'no page is made of this file', fix: strayFix });
        continue;
      }
      pageCount++;
      const checked = await checkFile(root, file, { kind, schema: schemas[kind], add });
      if (checked) files.push(checked);
    }
  }
}

/** Pictures that no page shows or links to. Asked only where every page could be read: else nobody knows. */
async function noteUnusedImages(root: string, files: CheckedFile[]): Promise<Diagnostic[]> {
  const used = new Set(
    files.flatMap(({ post, body }) => [post?.value.image ?? '', ...[...body.images, ...body.links].map(({ url }) => url)]),
  );
  return (await unusedImages(path.join(root, 'public'), used)).map((src) => ({
    file: `public${src}`,
    line: 1,
    column: 1,
    severity: 'note',
    reason: 'no post or page uses this picture',
    fix: 'Delete it if nobody needs it.',
  }));
}

/** While one file is read from disk, others are parsed. */
const atOnce = 8;

const wholeFile = { line: 1, column: 1, severity: 'error' } as const;
const strayFix =
  'Posts lie in content/posts, pages in content/pages, frameworks (.yml) in content/frameworks, polls (.yml) in content/polls, without folders below; pictures lie in public/images.';

const dataFile =
  /^content\/(README\.md|(tags|categories|facets|guide|series|redirects)\.yml|(frameworks|polls)\/[^/]+\.yml|dictionaries\/[a-z]{2}\.json)$/;

/** What a file below `content/` is, by its place. Names that start with a dot are left by systems and editors. */
function kindOf(file: string): 'post' | 'page' | 'other' | 'stray' {
  if (/\/\.(?!.*mdx$)/.test(file) || dataFile.test(file)) return 'other';
  if (/^content\/posts\/[^/]+$/.test(file)) return 'post';
  if (/^content\/pages\/[^/]+$/.test(file)) return 'page';
  return 'stray';
}

/** All files below a folder, with `/` between the parts of their paths. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}
