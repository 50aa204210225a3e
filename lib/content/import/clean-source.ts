import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { findInvisible } from '../mdx/find-invisible';
import type { AddNote } from './import-report';
import { readMarkdown } from './markdown-text';

/**
 * Removes syntax of Python-Markdown that CommonMark lacks (attribute lists, abbreviations) and invisible characters, and adds
 * the space after the `#` of headings. Code and line numbers stay.
 */
export function cleanSource(source: string, addNote: AddNote): string {
  const visible = dropInvisible(source, addNote);
  const isCode = codeIn(readMarkdown(visible), visible.length);
  let offset = 0;
  return visible
    .split('\n')
    .map((line, index) => {
      const start = offset;
      offset += line.length + 1;
      return cleanLine(line, start, index + 1);
    })
    .join('\n');

  function cleanLine(line: string, start: number, number: number): string {
    const startsInCode = isCode[start + line.search(/\S|$/)] === 1;
    const abbreviation = !startsInCode && /^ {0,3}\*\[([^\]]+)\]:\s*(.*)$/.exec(line);
    if (abbreviation) {
      addNote('dropped', number, `the abbreviation ${abbreviation[1]}, “${abbreviation[2]}”: write <abbr title="…"> where readers need it`);
      return '';
    }
    const heading = startsInCode ? undefined : /^(#{1,6})(?=[^#\s{\\])/.exec(line)?.[1];
    if (heading) addNote('changed', number, 'a space was added after the # of a heading');
    const spaced = heading ? `${heading} ${line.slice(heading.length)}` : line;
    const shift = spaced.length - line.length;
    return spaced.replace(attributeList, (list, at: number) => {
      if (isCode[start + at - shift] || !isAttributeList(spaced, at, list)) return list;
      addNote('dropped', number, `the attributes ${list.trim()}, which posts cannot contain`);
      return '';
    });
  }
}

const attributeList = /[ \t]*\{:[^{}\n]*\}|[ \t]*\{ *[.#][\w-]+(?: +[.#]?[\w-]+(?:=(?:"[^"\n]*"|[^\s{}]+))?)* *\}/g;

/** Returns whether Python-Markdown reads a list as attributes: at the end of a heading or cell, alone on a line, or after an inline mark. */
function isAttributeList(line: string, at: number, list: string): boolean {
  const before = line.slice(0, at);
  const after = line.slice(at + list.length);
  if (before.trim() === '') return after.trim() === '';
  if (/^#{1,6}\s/.test(line) && after.replace(/#+\s*$/, '').trim() === '') return true;
  if (/^\s*(?:\||$)/.test(after) && before.includes('|')) return true;
  return /^\{/.test(list) && /[)\]*_`>]$/.test(before);
}

/** Marks the characters that belong to code or raw HTML. */
function codeIn(tree: Root, length: number): Uint8Array {
  const isCode = new Uint8Array(length + 1);
  visit(tree, (node) => {
    if (node.type !== 'code' && node.type !== 'inlineCode' && node.type !== 'html') return;
    isCode.fill(1, node.position?.start.offset, node.position?.end.offset);
  });
  return isCode;
}

function dropInvisible(source: string, addNote: AddNote): string {
  return source
    .split('\n')
    .map((line, index) => {
      let clean = line;
      for (let bad = nextInvisible(clean); bad; bad = nextInvisible(clean)) {
        addNote('dropped', index + 1, `the invisible character ${bad.name}`);
        clean = clean.slice(0, bad.index) + clean.slice(bad.index).replace(/^./su, '');
      }
      return clean;
    })
    .join('\n');
}

function nextInvisible(line: string) {
  return findInvisible(line.replaceAll('\t', ' '));
}
