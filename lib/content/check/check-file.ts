import path from 'node:path';
import type { z } from 'zod';
import { mostBytes } from '../../base/email-size-limits';
import { cacheResult } from '../../base/files/build-cache';
import { findInvisible } from '../mdx/find-invisible';
import type { PageFields, PostFields } from '../schema/post';
import { splitFrontMatter } from '../schema/split-front-matter';
import { type CheckedBody, checkBody, tooDeepAt } from './body';
import type { CheckedFile } from './checked-file';
import type { FileDiagnostic } from './diagnostic';
import { readFileName } from './file-name';
import { checkImage } from './image';
import { readText } from './read-text';
import { explainUnfinished, findUnfinished } from './unfinished';
import { readYamlMap, type YamlMap } from './yaml-map';

type Peek = ReturnType<typeof readYamlMap>['peek'];

const coverWidth = 1200;
const maxFrontMatter = 20_000;
const retype = 'Delete it; retype the words around it if you cannot see it.';

/**
 * Checks one post or page by itself and hands each remark to `add`. Gives what the checks across files need, or undefined
 * where the file could not be taken apart.
 */
export async function checkFile(
  root: string,
  file: string,
  {
    kind,
    schema,
    add,
  }: { kind: 'post' | 'page'; schema: z.ZodType<PostFields | PageFields>; add: (fileDiagnostic: FileDiagnostic) => void },
): Promise<CheckedFile | undefined> {
  const error = (line: number, reason: string, fix: string) => add({ line, column: 1, severity: 'error', reason, fix });
  const name = readFileName(path.basename(file));
  if ('reason' in name) error(1, name.reason, name.fix);

  const read = await readText(path.resolve(root, file));
  if ('fileDiagnostic' in read) {
    add(read.fileDiagnostic);
    return undefined;
  }
  const split = splitFrontMatter(read.text);
  if (!split) {
    const { line, reason, fix } = explainMissingFrontMatter(read.text);
    error(line, reason, fix);
    return undefined;
  }

  if (split.yaml.length > maxFrontMatter || tooDeepAt(split.yaml)) {
    error(1, 'the front matter is too long or too deeply nested', 'Keep to the fields that content/README.md lists.');
    return undefined;
  }

  const { map, fileDiagnostics, peek } = readYamlMap({ yaml: split.yaml, schema, firstLine: 2 });
  fileDiagnostics.forEach(add);
  // A field, and the parser, say so themselves.
  for (const strange of strangeLines(split.yaml)) if (!fileDiagnostics.some(({ line }) => line === strange.line)) add(strange);
  const body = await checkKnownBody('\n'.repeat(split.bodyLine - 1) + split.body, peek('title')?.text);
  body.fileDiagnostics.forEach(add);
  if (kind === 'post' && body.bytes > mostBytes)
    error(
      split.bodyLine,
      `the text alone has ${body.bytes.toLocaleString('en')} bytes, and a mail may have ${mostBytes.toLocaleString('en')}: Gmail cuts what is beyond`,
      'Shorten it, or make two posts of it. "npm run build" names the biggest parts of a mail that is a little too long.',
    );
  await checkImages(root, body, peek('image'), add);
  // Where the front matter is broken, nobody knows whether it is a draft.
  const isDraft = !map || ('draft' in map.value && map.value.draft === true);
  const seen = ['title', 'summary', 'imageAlt'].flatMap((field) => {
    const value = peek(field);
    return value ? findUnfinished(value.text, value).map((found) => ({ ...found, line: value.line, column: value.column })) : [];
  });
  for (const found of [...seen, ...body.unfinished]) add(explainUnfinished(found, isDraft));

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

/** Lines of front matter that readers of it do not take for the same: one drops a byte-order mark, another ends it at hyphens. */
function strangeLines(yaml: string): FileDiagnostic[] {
  return yaml.split('\n').flatMap((text, index): FileDiagnostic[] => {
    const place = { line: index + 2, severity: 'error' } as const;
    const reason = 'this line starts with three hyphens, as only the lines around the front matter do';
    if (text.startsWith('---'))
      return [{ ...place, column: 1, reason, fix: 'Delete them, or what follows them if the front matter ends here.' }];
    // Tabs are the business of YAML.
    const bad = findInvisible(text.replaceAll('\t', ' '));
    return bad ? [{ ...place, column: bad.index + 1, reason: `here is the invisible character ${bad.name}`, fix: retype }] : [];
  });
}

/** As `checkBody`; a body in which an earlier check found no error is not read again. */
export async function checkKnownBody(text: string, title: string | undefined): Promise<CheckedBody> {
  const checked: CheckedBody[] = [];
  const facts = await cacheResult('checked-bodies', [text, title], async () => {
    const fresh = checkBody(text, title);
    checked.push(fresh);
    const { anchors, ...facts } = fresh;
    return facts.fileDiagnostics.some(({ severity }) => severity === 'error') ? undefined : { ...facts, anchors: [...anchors] };
  });
  return facts ? { ...facts, anchors: new Set(facts.anchors) } : (checked[0] ?? checkBody(text, title));
}

/** Checks the cover and the images of the body. The cover is looked up even where other fields are wrong. */
async function checkImages(
  root: string,
  { images }: CheckedBody,
  cover: ReturnType<Peek>,
  add: (fileDiagnostic: FileDiagnostic) => void,
): Promise<void> {
  const publicFolder = path.join(root, 'public');
  const wanted = images.map(({ url, line, column }) => ({ src: url, line, column, minWidth: 0 }));
  if (cover) wanted.push({ src: cover.text, line: cover.line, column: cover.column, minWidth: coverWidth });
  for (const { src, line, column, minWidth } of wanted) {
    const problem = await checkImage(publicFolder, src, { minWidth });
    if (problem) add({ line, column, severity: 'error', ...problem });
  }
}

/** Why the file does not start with a `---` block, in an editor's words. */
function explainMissingFrontMatter(text: string): { line: number; reason: string; fix: string } {
  const [first = '', ...others] = text.split('\n');
  const form = 'The file starts with a line ---, then one "key: value" a line, then a line ---.';
  const exactly = 'Delete what follows the three hyphens, spaces too.';
  if (/^---\s*(js|javascript|json|toml|coffee)/i.test(first))
    return { line: 1, reason: `the front matter is marked as ${first.slice(3).trim()}; only YAML is read, and nothing is run`, fix: form };
  if (/^---.+/.test(first)) return { line: 1, reason: `the first line is "${first.slice(0, 20)}", not exactly ---`, fix: exactly };
  if (first !== '---') return { line: 1, reason: 'the file does not start with front matter', fix: form };
  const end = others.findIndex((line) => /^---[-\s]+$/.test(line));
  if (end >= 0)
    return {
      line: end + 2,
      reason: `the line that closes the front matter is "${others[end]?.slice(0, 20)}", not exactly ---`,
      fix: exactly,
    };
  return { line: 1, reason: 'the front matter is not closed', fix: 'Add a line with exactly --- after the last field, before the text.' };
}
