import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import { checkFile } from './check-file';
import type { CheckedFile } from './checked-file';
import { checkDictionaries } from './dictionaries';
import { type Finding, type Remark, sortFindings } from './finding';
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
  for (const kind of ['post', 'page'] as const) {
    const folder = `content/${kind}s`;
    const names = await listFiles(path.join(root, folder));
    const places = names.map((name) => path.posix.join(folder, name));
    if (kind === 'post') places.push(...extra);
    for (const file of places) {
      const add = (remark: Remark) => findings.push({ file, ...remark });
      const checked = await checkFile(root, file, kind, labels, add);
      if (checked) files.push(checked);
    }
  }

  findings.push(...findRepeatedSlugs(files), ...checkTranslations(files), ...(await checkLinks(root, files)));
  return sortFindings(findings);
}

/** Addresses must differ on every computer: also where upper case and composed letters count as the same. */
function findRepeatedSlugs(files: CheckedFile[]): Finding[] {
  const seen = new Map<string, string>();
  return files.flatMap(({ file, kind, slug, lang }) => {
    const key = `${kind} ${lang} ${slug.normalize('NFKC').toLowerCase()}`;
    const other = seen.get(key);
    seen.set(key, file);
    return other
      ? [
          {
            file,
            line: 1,
            column: 1,
            severity: 'error' as const,
            reason: `this has the same address as ${other}`,
            fix: 'Rename one of the two.',
          },
        ]
      : [];
  });
}

/** All files below a folder, with `/` between the parts of their paths. */
async function listFiles(folder: string): Promise<string[]> {
  await access(folder);
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}
