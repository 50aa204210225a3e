import path from 'node:path';
import type { z } from 'zod';
import { maxEmailHtmlBytes } from '../../base/email-size-limits';
import { cacheResult } from '../../base/files/build-cache';
import type { Locale } from '../../base/i18n/i18n';
import { findInvisible } from '../mdx/find-invisible';
import type { PageFields, PostFields } from '../schema/post';
import { splitFrontMatter } from '../schema/split-front-matter';
import { type CheckedBody, checkBody, tooDeepAt } from './body';
import type { FileDiagnostic } from './diagnostic';
import { readFileName } from './file-name';
import { checkImage, minCoverWidth } from './image';
import { readText } from './read-text';
import { explainUnfinished, findUnfinished } from './unfinished';
import { readYamlMap, type YamlMap } from './yaml-map';

/** A post or page with a valid name and readable front matter and body. */
export interface CheckedFile {
  file: string;
  kind: 'post' | 'page';
  slug: string;
  lang: Locale;
  /** The fields of a post; undefined when they have errors. */
  post?: YamlMap<PostFields>;
  body: CheckedBody;
}

type Peek = ReturnType<typeof readYamlMap>['peek'];

const maxFrontMatter = 20_000;
const retype = 'Delete it; retype the words around it if you cannot see it.';

/**
 * Checks one post or page by itself and calls `add` with each diagnostic. Returns what the checks across files need, or
 * undefined when the file cannot be split into front matter and body.
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
    error(1, 'the front matter is too long or too deeply nested', 'Use only the fields that content/README.md lists.');
    return undefined;
  }

  const { map, fileDiagnostics, peek } = readYamlMap({ yaml: split.yaml, schema, firstLine: 2 });
  fileDiagnostics.forEach(add);
  // A line that the parser or the schema has reported is not reported again.
  for (const found of checkFrontMatterLines(split.yaml)) if (!fileDiagnostics.some(({ line }) => line === found.line)) add(found);
  const body = await checkBodyCached('\n'.repeat(split.bodyLine - 1) + split.body, peek('title')?.text);
  body.fileDiagnostics.forEach(add);
  if (kind === 'post' && body.bytes > maxEmailHtmlBytes)
    error(
      split.bodyLine,
      `the text alone has ${body.bytes.toLocaleString('en')} bytes; an email can have ${maxEmailHtmlBytes.toLocaleString('en')}, because Gmail cuts off longer ones`,
      'Shorten it, or split it into two posts. "npm run build" lists the largest parts of an email that is slightly too long.',
    );
  await checkImages(root, body, peek('image'), add);
  // When the front matter has errors, it is unknown whether the post is a draft, so unfinished text is only noted.
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
      reason: `the post is scheduled: its date is in the future, so that it appears with the first build after ${post.value.date}`,
      fix: 'Nothing to do if this is intended.',
    });
  return { file, kind, ...name, post, body };
}

/** Reports lines that parsers of front matter treat differently: some end it at any three hyphens, some drop byte-order marks. */
function checkFrontMatterLines(yaml: string): FileDiagnostic[] {
  return yaml.split('\n').flatMap((text, index): FileDiagnostic[] => {
    const place = { line: index + 2, severity: 'error' } as const;
    const reason = 'this line starts with three hyphens, which only the first and last line of the front matter do';
    if (text.startsWith('---'))
      return [{ ...place, column: 1, reason, fix: 'Delete the hyphens or, if the front matter ends here, what follows them.' }];
    // Tabs are left to the YAML parser.
    const bad = findInvisible(text.replaceAll('\t', ' '));
    return bad ? [{ ...place, column: bad.index + 1, reason: `this line contains the invisible character ${bad.name}`, fix: retype }] : [];
  });
}

/** Calls `checkBody`, or returns its cached result for a body in which an earlier run found no error. */
async function checkBodyCached(text: string, title: string | undefined): Promise<CheckedBody> {
  const checked: CheckedBody[] = [];
  const facts = await cacheResult('checked-bodies', [text, title], async () => {
    const fresh = checkBody(text, title);
    checked.push(fresh);
    const { anchors, ...facts } = fresh;
    return facts.fileDiagnostics.some(({ severity }) => severity === 'error') ? undefined : { ...facts, anchors: [...anchors] };
  });
  return facts ? { ...facts, anchors: new Set(facts.anchors) } : (checked[0] ?? checkBody(text, title));
}

/** Checks the cover, even when other fields have errors, and the images of the body. */
async function checkImages(
  root: string,
  { images }: CheckedBody,
  cover: ReturnType<Peek>,
  add: (fileDiagnostic: FileDiagnostic) => void,
): Promise<void> {
  const publicFolder = path.join(root, 'public');
  const wanted = images.map(({ url, line, column }) => ({ src: url, line, column, minWidth: 0 }));
  if (cover) wanted.push({ src: cover.text, line: cover.line, column: cover.column, minWidth: minCoverWidth });
  for (const { src, line, column, minWidth } of wanted) {
    const problem = await checkImage(publicFolder, src, { minWidth });
    if (problem) add({ line, column, severity: 'error', ...problem });
  }
}

/** Explains why a file does not start with a `---` block. */
function explainMissingFrontMatter(text: string): { line: number; reason: string; fix: string } {
  const [first = '', ...others] = text.split('\n');
  const form = 'Start the file with a line ---, then one "key: value" per line, then a line ---.';
  const exactly = 'Delete everything after the three hyphens, including spaces.';
  if (/^---\s*(js|javascript|json|toml|coffee)/i.test(first))
    return {
      line: 1,
      reason: `the front matter is marked as ${first.slice(3).trim()}, but only YAML is read, and code is never run`,
      fix: form,
    };
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
