import type { Code, Heading, Paragraph, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { wordsOf } from '../mdx/words-of';
import type { AddNote } from './import-report';

/** Converts blocks of Python-Markdown without an MDX equivalent to their nearest form. */
export function convertBlocks(tree: Root, title: string, addNote: AddNote): void {
  convertDefinitions(tree, addNote);
  visit(tree, (node) => {
    if (node.type === 'code') convertCodeLanguage(node, addNote);
    if (node.type === 'table') extendHeaderRow(node, addNote);
  });
  lowerHeadings(tree, title, addNote);
  convertUnreferencedFootnotes(tree, addNote);
}

/** Moves the language of a code block (`:::python` or `#!python` in its first line, or ```` ``` {.python} ````) to its info string. */
function convertCodeLanguage(code: Code, addNote: AddNote): void {
  const line = code.position?.start.line ?? 1;
  const [, shown, rest = ''] = /^(?::::|#!(?!.*\/))[ ]*([\w+#.-]+)[^\n]*(?:\n|$)([\s\S]*)$/.exec(code.value) ?? [];
  if (!code.lang && shown) {
    addNote('changed', line, `the language of a code block, ${shown}, moved from its first line to its opening line`);
    code.lang = shown;
    code.value = rest;
  } else if (code.lang && (/[{}]/.test(code.lang) || code.meta)) {
    const lang = /[\w+#-]+/.exec(code.lang)?.[0];
    addNote('changed', line, `of the code options “${[code.lang, code.meta].filter(Boolean).join(' ')}” only the language is kept`);
    code.lang = lang ?? null;
    code.meta = null;
  }
}

/** Extends the header row to the longest row: cells beyond it would not be shown. */
function extendHeaderRow(table: Table, addNote: AddNote): void {
  const [first] = table.children;
  const columns = Math.max(...table.children.map(({ children }) => children.length));
  if (!first || first.children.length === columns) return;
  addNote('changed', table.position?.start.line ?? 1, 'the first row of a table was extended to the length of the longest');
  while (first.children.length < columns) first.children.push({ type: 'tableCell', children: [] });
  table.align = Array.from({ length: columns }, (_, index) => table.align?.[index] ?? null);
}

/** Moves all headings down one level if the text has first-level headings, which only the title can be. */
function lowerHeadings(tree: Root, title: string, addNote: AddNote): void {
  const [top] = tree.children;
  const headings: Heading[] = [];
  visit(tree, 'heading', (node) => {
    const repeatsTitle = node === top && node.depth === 1 && wordsOf(node) === title.replace(/\s+/g, ' ').trim();
    if (!repeatsTitle) headings.push(node);
  });
  const first = headings.find(({ depth }) => depth === 1);
  if (!first) return;
  addNote(
    'changed',
    first.position?.start.line ?? 1,
    'the text has first-level headings, which only the title can be: all headings moved down one level',
  );
  for (const heading of headings) heading.depth = Math.min(heading.depth + 1, 6) as Heading['depth'];
}

/** Converts footnotes without a reference to paragraphs: Python-Markdown shows them, MDX would not. */
function convertUnreferencedFootnotes(tree: Root, addNote: AddNote): void {
  const named = new Set<string>();
  visit(tree, 'footnoteReference', ({ identifier }) => {
    named.add(identifier);
  });
  visit(tree, 'footnoteDefinition', (node, index, parent) => {
    if (named.has(node.identifier) || !parent || index === undefined) return undefined;
    addNote(
      'changed',
      node.position?.start.line ?? 1,
      `the footnote ${node.label ?? node.identifier}, which the text does not refer to, became a paragraph`,
    );
    parent.children.splice(index, 1, ...node.children);
    return [SKIP, index];
  });
}

/** Converts definition lists: terms become bold paragraphs, definitions a list below. */
function convertDefinitions(tree: Root, addNote: AddNote): void {
  visit(tree, 'paragraph', (paragraph, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const parts = splitAtColons(paragraph);
    const before = parent.children[index - 1];
    const isAlone = parts.length === 2 && parts[0]?.length === 0;
    if (parts.length < 2 || (parts[0]?.length === 0 && !(isAlone && before?.type === 'paragraph'))) return undefined;
    const { position } = paragraph;
    addNote('changed', position?.start.line ?? 1, 'a definition list became a bold term and a list below it');
    const [term = [], ...definitions] = parts;
    const list: RootContent = {
      type: 'list',
      ordered: false,
      spread: false,
      children: definitions.map((children) => ({ type: 'listItem', spread: false, children: [{ type: 'paragraph', children }] })),
      position,
    };
    const bold: RootContent[] = term.length ? [{ type: 'paragraph', children: [{ type: 'strong', children: term }], position }] : [];
    if (!term.length && before?.type === 'paragraph') before.children = [{ type: 'strong', children: before.children }];
    parent.children.splice(index, 1, ...bold, list);
    return [SKIP, index + bold.length + 1];
  });
}

/** Splits a paragraph at the colons that start its lines. The first part is the text before them. */
function splitAtColons({ children }: Paragraph): PhrasingContent[][] {
  const parts: PhrasingContent[][] = [[]];
  children.forEach((child, index) => {
    if (child.type !== 'text') {
      parts.at(-1)?.push(child);
      return;
    }
    const [first = '', ...others] = child.value.split(index === 0 ? /(?:\n|^):[ ]{1,3}/ : /\n:[ ]{1,3}/);
    if (first) parts.at(-1)?.push({ ...child, value: first });
    for (const value of others) parts.push(value ? [{ ...child, value }] : []);
  });
  return parts;
}
