import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { normalizeText, splitFrontMatter } from '../front-matter';
import { type CheckedBody, checkBody } from './body';
import type { CheckedFile } from './checked-file';
import { checkDictionaries } from './dictionaries';
import { readFileName } from './file-name';
import { type Finding, type Remark, sortFindings } from './finding';
import { type PageFields, type PostFields, pageSchema, postSchema } from './front-matter';
import { checkImage } from './image';
import { checkLabels, type Labels } from './labels';
import { checkLinks } from './links';
import { readText } from './read-text';
import { checkTranslations } from './translations';
import { readYamlMap, type YamlMap } from './yaml-map';

const coverWidth = 1200;

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

async function checkFile(
  root: string,
  file: string,
  kind: 'post' | 'page',
  labels: Labels,
  add: (remark: Remark) => void,
): Promise<CheckedFile | undefined> {
  const error = (line: number, reason: string, fix: string) => add({ line, column: 1, severity: 'error', reason, fix });
  const name = readFileName(path.basename(file));
  if ('reason' in name) error(1, name.reason, name.fix);

  const read = await readText(path.resolve(root, file));
  if ('remark' in read) {
    add(read.remark);
    return undefined;
  }
  const split = splitFrontMatter(normalizeText(read.text));
  if (!split) {
    error(1, ...explainMissingFrontMatter(read.text));
    return undefined;
  }

  const schema: z.ZodType<PostFields | PageFields> = kind === 'post' ? postSchema(labels) : pageSchema;
  const { map, remarks } = readYamlMap({ yaml: split.yaml, schema, firstLine: 2 });
  remarks.forEach(add);
  const title = /^title: *["']?(.*?)["']? *$/m.exec(split.yaml)?.[1];
  const body = checkBody('\n'.repeat(split.bodyLine - 1) + split.body, map?.value.title ?? title);
  body.remarks.forEach(add);
  await checkImages(root, body, split.yaml, add);

  if ('reason' in name) return undefined;
  if (map && map.value.lang !== name.lang)
    add({
      ...map.at('lang'),
      severity: 'error',
      reason: `"lang" is ${map.value.lang}, but the file name says ${name.lang}`,
      fix: `Write lang: ${name.lang}, or rename the file.`,
    });
  const post = map && 'date' in map.value ? (map as YamlMap<PostFields>) : undefined;
  if (post && Date.parse(post.value.date) > Date.now())
    add({
      ...post.at('date'),
      severity: 'warning',
      reason: `the post is dated in the future: it is scheduled and appears with the first build after ${post.value.date}`,
      fix: 'Nothing to do if that is meant.',
    });
  return { file, kind, ...name, post, body };
}

/** Checks the cover and the images of the body. The cover is read from the raw front matter, so that an error elsewhere hides nothing. */
async function checkImages(root: string, body: CheckedBody, yaml: string, add: (remark: Remark) => void): Promise<void> {
  const publicFolder = path.join(root, 'public');
  const lines = yaml.split('\n');
  const index = lines.findIndex((line) => line.startsWith('image:'));
  const cover = lines[index]
    ?.slice('image:'.length)
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2');
  if (cover) {
    const problem = await checkImage(publicFolder, cover, { minWidth: coverWidth });
    if (problem) add({ line: index + 2, column: 1, severity: 'error', ...problem });
    else if (cover.endsWith('.svg'))
      add({
        line: index + 2,
        column: 1,
        severity: 'error',
        reason: 'a cover cannot be an SVG: mail and link previews do not show it',
        fix: 'Export it as a JPEG, 1600 × 900.',
      });
  }
  for (const { url, line, column } of body.images) {
    const problem = await checkImage(publicFolder, url);
    if (problem) add({ line, column, severity: 'error', ...problem });
  }
}

/** Why the file does not start with a `---` block, in an editor's words. */
function explainMissingFrontMatter(text: string): [reason: string, fix: string] {
  const [first = ''] = text.split('\n', 1);
  const form = 'The file starts with a line ---, then one "key: value" a line, then a line ---.';
  if (/^---\s*(js|javascript|json|toml|coffee)/i.test(first))
    return [`the front matter is marked as ${first.slice(3).trim()}; only YAML is read, and nothing is run`, form];
  if (/^---.+/.test(first))
    return [`the first line is "${first.slice(0, 20)}", not exactly ---`, 'Delete what follows the three hyphens, spaces too.'];
  if (first === '---') return ['the front matter is not closed', 'Add a line with exactly --- after the last field, before the text.'];
  return ['the file does not start with front matter', form];
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
