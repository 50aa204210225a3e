import type { Code, Heading, Paragraph, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { wordsOf } from '../mdx/words-of';
import type { Say } from './import-note';

/** Writes the blocks of Python-Markdown that ours has no word for in their nearest form. */
export function convertBlocks(tree: Root, title: string, say: Say): void {
  convertDefinitions(tree, say);
  visit(tree, (node) => {
    if (node.type === 'code') nameLanguage(node, say);
    if (node.type === 'table') widen(node, say);
  });
  lowerHeadings(tree, title, say);
  showUnnamedFootnotes(tree, say);
}

/** `:::python` or `#!python` in the first line of code names its language, and so does ```` ``` {.python} ````. */
function nameLanguage(code: Code, say: Say): void {
  const line = code.position?.start.line ?? 1;
  const [, shown, rest = ''] = /^(?::::|#!(?!.*\/))[ ]*([\w+#.-]+)[^\n]*(?:\n|$)([\s\S]*)$/.exec(code.value) ?? [];
  if (!code.lang && shown) {
    say('changed', line, `the line that names the language of code, ${shown}, stands beside its marks now`);
    code.lang = shown;
    code.value = rest;
  } else if (code.lang && (/[{}]/.test(code.lang) || code.meta)) {
    const lang = /[\w+#-]+/.exec(code.lang)?.[0];
    say('changed', line, `of the marks of code “${[code.lang, code.meta].filter(Boolean).join(' ')}” only the language is kept`);
    code.lang = lang ?? null;
    code.meta = null;
  }
}

/** A row may have more cells than the first, which readers would not see. */
function widen(table: Table, say: Say): void {
  const [first] = table.children;
  const columns = Math.max(...table.children.map(({ children }) => children.length));
  if (!first || first.children.length === columns) return;
  say('changed', table.position?.start.line ?? 1, 'the first row of a table has as many cells as the longest now');
  while (first.children.length < columns) first.children.push({ type: 'tableCell', children: [] });
  table.align = Array.from({ length: columns }, (_, index) => table.align?.[index] ?? null);
}

/** The title is the only heading of the first level: where the text has others, all of its headings go down by one. */
function lowerHeadings(tree: Root, title: string, say: Say): void {
  const [top] = tree.children;
  const headings: Heading[] = [];
  visit(tree, 'heading', (node) => {
    const repeatsTitle = node === top && node.depth === 1 && wordsOf(node) === title.replace(/\s+/g, ' ').trim();
    if (!repeatsTitle) headings.push(node);
  });
  const first = headings.find(({ depth }) => depth === 1);
  if (!first) return;
  say(
    'changed',
    first.position?.start.line ?? 1,
    'a heading of the first level stands beside the title: all headings are one level lower now',
  );
  for (const heading of headings) heading.depth = Math.min(heading.depth + 1, 6) as Heading['depth'];
}

/** Python-Markdown shows footnotes that no text names, too; ours would hide them. */
function showUnnamedFootnotes(tree: Root, say: Say): void {
  const named = new Set<string>();
  visit(tree, 'footnoteReference', ({ identifier }) => {
    named.add(identifier);
  });
  visit(tree, 'footnoteDefinition', (node, index, parent) => {
    if (named.has(node.identifier) || !parent || index === undefined) return undefined;
    say(
      'changed',
      node.position?.start.line ?? 1,
      `the footnote ${node.label ?? node.identifier}, which the text does not name, is a paragraph now`,
    );
    parent.children.splice(index, 1, ...node.children);
    return [SKIP, index];
  });
}

/** A definition list: its terms become bold lines, its definitions a list below. */
function convertDefinitions(tree: Root, say: Say): void {
  visit(tree, 'paragraph', (paragraph, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const parts = splitAtColons(paragraph);
    const before = parent.children[index - 1];
    const isAlone = parts.length === 2 && parts[0]?.length === 0;
    if (parts.length < 2 || (parts[0]?.length === 0 && !(isAlone && before?.type === 'paragraph'))) return undefined;
    const { position } = paragraph;
    say('changed', position?.start.line ?? 1, 'a list of definitions is a bold term and a list below it now');
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

/** The parts of a paragraph between the colons that start its lines; the first is what stands before them. */
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
