import type { Nodes, Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { EXIT, visitParents } from 'unist-util-visit-parents';
import { VFileMessage } from 'vfile-message';
import { startOf } from '../mdx/body-problem';
import { findBodyProblems } from '../mdx/body-problems';
import { headingsOf } from '../mdx/headings-of';
import { keyLists, keysIn } from '../mdx/mdx-tags';
import { remarkDropTitle } from '../mdx/remark-drop-title';
import { hintsForBody } from './body-hints';
import type { FileDiagnostic } from './diagnostic';
import { explainMdx, placeOfMdxError } from './explain-mdx';
import type { NamedEntity } from './explain-unknown';
import { isTimeout, maxMilliseconds, parseInTime } from './parse-in-time';
import { readBytes } from './read-bytes';
import type { Unfinished } from './unfinished';

/** An address in a body and where it stands. */
export interface Reference {
  url: string;
  line: number;
  column: number;
}

/** What a tag names by keys, and where the tag stands. */
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
  /** The ids of its headings, as the page will have them. */
  anchors: Set<string>;
  /** How many bytes its words take by themselves. */
  bytes: number;
}

/** Deeper nesting of quotes and lists says nothing to readers, and costs parsers dearly. */
const maxDepth = 50;

/**
 * Parses an MDX body and reports what must not be in it. `text` starts with a blank line for each line of front matter,
 * so that places are those of the file. Nothing of it is run.
 */
export function checkBody(text: string, title: string | undefined): CheckedBody {
  const checked: CheckedBody = { fileDiagnostics: [], links: [], images: [], named: [], unfinished: [], anchors: new Set(), bytes: 0 };
  const error = (place: { line: number; column: number }, reason: string, fix: string) =>
    checked.fileDiagnostics.push({ ...place, severity: 'error', reason, fix });

  const deep = tooDeepAt(text);
  if (deep) {
    error({ line: deep, column: 1 }, `quotes or lists are nested more than ${maxDepth} deep`, 'Flatten them.');
    return checked;
  }

  let tree: Root;
  try {
    tree = parseInTime(text);
  } catch (cause) {
    if (isTimeout(cause)) {
      error(
        { line: 1, column: 1 },
        `the text takes longer than ${maxMilliseconds / 1000} s to read`,
        'Look for one mark repeated thousands of times (such as * or [), or split the post.',
      );
      return checked;
    }
    if (cause instanceof RangeError) {
      error({ line: 1, column: 1 }, 'tags or marks are nested too deep to read', 'Flatten them.');
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
  checked.bytes = readBytes(tree);
  for (const { heading, id } of headingsOf(tree)) {
    checked.anchors.add(id);
    if (heading.depth === 1)
      error(
        startOf(heading),
        'a heading with a single # stands beside the title',
        'The title is in the front matter: start headings with ##.',
      );
  }
  const { fileDiagnostics, unfinished } = hintsForBody(tree, text);
  // What is wrong with a part comes before what could be better about it.
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
      error(place, `tags, quotes or lists are nested more than ${maxDepth} deep`, 'Flatten them.');
      return EXIT;
    }
    if (node.type === 'mdxJsxFlowElement') checked.named.push(...keysNamedBy(node));
    if (node.type === 'link') checked.links.push({ url: node.url, ...place });
    if (node.type === 'definition')
      (imageDefinitions.has(node.identifier) ? checked.images : checked.links).push({ url: node.url, ...place });
    if (node.type === 'image') {
      checked.images.push({ url: node.url, ...place });
      // Else nobody would see that the page must be made anew when the picture changes: see hashBody in contentlayer.config.ts.
      if (!text.includes(node.url)) error(place, 'the address of this picture is written with escapes', `Write it as it is: ${node.url}`);
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

/** Whether readers see nothing of a part of a body where it stands: comments, and what other parts refer to. */
function isUnseen(node: Nodes): boolean {
  if (node.type === 'paragraph') return node.children.every(isUnseen);
  if (node.type === 'text') return node.value.trim() === '';
  return ['definition', 'footnoteDefinition', 'mdxFlowExpression', 'mdxTextExpression'].includes(node.type);
}

/** The line on which nesting passes the limit, or undefined. Reads markers at the start of lines, before any parser runs. */
export function tooDeepAt(text: string): number | undefined {
  const lines = text.split('\n');
  const index = lines.findIndex((line) => {
    const marks = /^(?:\s*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))*\s*/.exec(line)?.[0] ?? '';
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    return marks.replace(/[^>*+\-.)]/g, '').length > maxDepth || indent > maxDepth * 4;
  });
  return index < 0 ? undefined : index + 1;
}
