import type { Nodes, Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { SKIP, visit } from 'unist-util-visit';
import { EXIT, visitParents } from 'unist-util-visit-parents';
import { VFileMessage } from 'vfile-message';
import { startOf } from '../mdx/body-problem';
import { findBodyProblems } from '../mdx/body-problems';
import { headingsOf, remarkDropTitle } from '../mdx/headings';
import { keyLists, keysIn } from '../mdx/mdx-tags';
import { hintsForBody } from './body-hints';
import type { FileDiagnostic } from './diagnostic';
import { explainMdx, placeOfMdxError } from './explain-mdx';
import type { NamedEntity } from './explain-unknown';
import { isTimeout, maxMilliseconds, parseWithTimeout } from './parse-with-timeout';
import type { Unfinished } from './unfinished';

/** A URL in a body, and its place. */
export interface Reference {
  url: string;
  line: number;
  column: number;
}

/** The keys that a tag names, and the place of the tag. */
export interface NamedKeys {
  tag: string;
  entity: NamedEntity;
  keys: string[];
  line: number;
  column: number;
}

export interface CheckedBody {
  fileDiagnostics: FileDiagnostic[];
  links: Reference[];
  images: Reference[];
  named: NamedKeys[];
  unfinished: Unfinished[];
  /** The ids of its headings on the page. */
  anchors: Set<string>;
  /** The size of its text alone: see `countTextBytes`. */
  bytes: number;
}

/** Deeper nesting of quotes and lists is of no use to readers and slows parsers down a lot. */
const maxDepth = 50;

/**
 * Parses an MDX body, without running any of it, and reports its problems. `text` starts with a blank line for each line of
 * front matter, so that lines are those of the file.
 */
export function checkBody(text: string, title: string | undefined): CheckedBody {
  const checked: CheckedBody = { fileDiagnostics: [], links: [], images: [], named: [], unfinished: [], anchors: new Set(), bytes: 0 };
  const error = (place: { line: number; column: number }, reason: string, fix: string) =>
    checked.fileDiagnostics.push({ ...place, severity: 'error', reason, fix });

  const deep = tooDeepAt(text);
  if (deep) {
    error({ line: deep, column: 1 }, `quotes or lists are nested more than ${maxDepth} levels deep`, 'Use fewer levels.');
    return checked;
  }

  let tree: Root;
  try {
    tree = parseWithTimeout(text);
  } catch (cause) {
    if (isTimeout(cause)) {
      error(
        { line: 1, column: 1 },
        `the text takes longer than ${maxMilliseconds / 1000} s to read`,
        'Look for a character such as * or [ that is repeated thousands of times, or split the post.',
      );
      return checked;
    }
    if (cause instanceof RangeError) {
      error({ line: 1, column: 1 }, 'tags or marks are nested too deeply to read', 'Use fewer levels.');
      return checked;
    }
    if (!(cause instanceof VFileMessage)) throw cause;
    error(placeOfMdxError(cause, text), ...explainMdx(cause.reason));
    return checked;
  }

  for (const { line, column, reason, fix } of findBodyProblems({ tree, source: text })) error({ line, column }, reason, fix);
  remarkDropTitle(title ?? '')(tree);
  if (tree.children.every(isUnseen))
    error(
      { line: Math.max(1, text.split('\n').length - 1), column: 1 },
      'there is no text below the front matter',
      'Write the body of the post.',
    );
  checked.bytes = countTextBytes(tree);
  for (const { heading, id } of headingsOf(tree)) {
    checked.anchors.add(id);
    if (heading.depth === 1)
      error(
        startOf(heading),
        'this heading has a single #, which only the title has',
        'The title is in the front matter. Start headings with ##.',
      );
  }
  const { fileDiagnostics, unfinished } = hintsForBody(tree, text);
  // A part with an error gets no warning as well.
  const isWrong = (at: { line: number; column: number }) =>
    checked.fileDiagnostics.some(({ line, column }) => line === at.line && column === at.column);
  checked.fileDiagnostics.push(...fileDiagnostics.filter((fileDiagnostic) => !isWrong(fileDiagnostic)));
  checked.unfinished.push(...unfinished);
  const imageDefinitions = new Set<string>();
  visit(tree, 'imageReference', (node) => {
    imageDefinitions.add(node.identifier);
  });
  visitParents(tree, (node, ancestors) => {
    const place = startOf(node);
    if (ancestors.length > maxDepth) {
      error(place, `tags, quotes or lists are nested more than ${maxDepth} levels deep`, 'Use fewer levels.');
      return EXIT;
    }
    if (node.type === 'mdxJsxFlowElement') checked.named.push(...keysNamedBy(node));
    if (node.type === 'link') checked.links.push({ url: node.url, ...place });
    if (node.type === 'definition')
      (imageDefinitions.has(node.identifier) ? checked.images : checked.links).push({ url: node.url, ...place });
    if (node.type === 'image') {
      checked.images.push({ url: node.url, ...place });
      // hashBody in contentlayer.config.ts finds pictures by their URLs, to rebuild the page when one changes.
      if (!text.includes(node.url))
        error(place, 'the address of this picture is written with escape characters', `Write it as it is: ${node.url}`);
    }
    return undefined;
  });
  return checked;
}

function keysNamedBy(tag: MdxJsxFlowElement): NamedKeys[] {
  const lists = keyLists[tag.name ?? ''] ?? {};
  return tag.attributes.flatMap((attribute) => {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') return [];
    const entity = Object.hasOwn(lists, attribute.name) ? lists[attribute.name] : undefined;
    return entity ? [{ tag: tag.name ?? '', entity, keys: keysIn(attribute.value), ...startOf(tag) }] : [];
  });
}

/** Returns whether a node shows nothing at its place: comments, and definitions that other parts refer to. */
function isUnseen(node: Nodes): boolean {
  if (node.type === 'paragraph') return node.children.every(isUnseen);
  if (node.type === 'text') return node.value.trim() === '';
  return ['definition', 'footnoteDefinition', 'mdxFlowExpression', 'mdxTextExpression'].includes(node.type);
}

/** Returns the line on which nesting exceeds the limit, or undefined. Only looks at line starts, so that it is safe before parsing. */
export function tooDeepAt(text: string): number | undefined {
  const lines = text.split('\n');
  const index = lines.findIndex((line) => {
    const marks = /^(?:\s*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))*\s*/.exec(line)?.[0] ?? '';
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    return marks.replace(/[^>*+\-.)]/g, '').length > maxDepth || indent > maxDepth * 4;
  });
  return index < 0 ? undefined : index + 1;
}

/**
 * Returns the bytes of the words, code and URLs of a body. An email of the post has at least this size, so that a body over
 * the limit is too long for an email whatever its template.
 */
function countTextBytes(tree: Nodes): number {
  let bytes = 0;
  visit(tree, (node) => {
    // A footnote without a reference is not shown, so none is counted.
    if (node.type === 'footnoteDefinition') return SKIP;
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') bytes += Buffer.byteLength(node.value);
    if (node.type === 'link') bytes += Buffer.byteLength(node.url);
    return undefined;
  });
  return bytes;
}
