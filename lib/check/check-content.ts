import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { checkFile } from './check-file';
import type { CheckedFile } from './checked-file';
import { checkDictionaries } from './dictionaries';
import { type Finding, type Remark, sortFindings } from './finding';
import { pageSchema, postSchema } from './front-matter';
import { strangeImages } from './image';
import { checkLabels } from './labels';
import { checkLinks } from './links';
import { checkTranslations } from './translations';

/**
 * Checks everything in `content/` of the project at `root`, reading the raw files and running none of them. Gives all
 * findings, sorted. `extra` are posts elsewhere that are checked as if they lay in `content/posts`.
 */
export async function checkContent(root: string, extra: string[] = []): Promise<Finding[]> {
  const { labels, findings } = await checkLabels(root);
  findings.push(...(await checkDictionaries(root)));

  const files: CheckedFile[] = [];
  const places = (await listFiles(path.join(root, 'content'))).map((name) => `content/${name}`);
  const schemas = { post: postSchema(labels), page: pageSchema };
  const waiting = [...places, ...extra].values();
  await Promise.all(Array.from({ length: atOnce }, checkWaiting));
  for (const file of await strangeImages(path.join(root, 'public')))
    findings.push({
      file: `public/${file}`,
      ...wholeFile,
      reason: 'this is not an image that posts may use',
      fix: 'Use .jpg, .jpeg, .png, .webp, .gif, or delete it.',
    });

  files.sort((a, b) => (a.file < b.file ? -1 : 1));
  const own = files.filter(({ file }) => !extra.includes(file));
  findings.push(...checkTranslations(own), ...(await checkLinks(root, files, labels)));
  return sortFindings(findings);

  async function checkWaiting(): Promise<void> {
    for (const file of waiting) {
      const kind = extra.includes(file) ? 'post' : kindOf(file);
      if (kind === 'other') continue;
      const add = (remark: Remark) => findings.push({ file, ...remark });
      if (kind === 'stray') {
        add({ ...wholeFile, reason: 'no page is made of this file', fix: strayFix });
        continue;
      }
      const checked = await checkFile(root, file, { kind, schema: schemas[kind], add });
      if (checked) files.push(checked);
    }
  }
}

/** While one file is read from disk, others are parsed. */
const atOnce = 8;

const wholeFile = { line: 1, column: 1, severity: 'error' } as const;
const strayFix = 'Posts lie in content/posts, pages in content/pages, without folders below; pictures lie in public/images.';

/** What a file below `content/` is, by its place. Names that start with a dot are left by systems and editors. */
function kindOf(file: string): 'post' | 'page' | 'other' | 'stray' {
  if (/\/\.(?!.*mdx$)/.test(file) || /^content\/(README\.md|tags\.yml|categories\.yml|dictionaries\/[a-z]{2}\.json)$/.test(file))
    return 'other';
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
