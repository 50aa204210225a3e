import { expect, test } from 'vitest';
import { inlineStyles } from './inline-styles';

const sentence = 'A sentence that says more than a narrow column can hold, and goes on for some lines.';

/** The rows of a dressed table, cells by their tags and words. */
function rowsOf(html: string): string[] {
  const plain = html.replace(/ (?:style|class|aria-label)="[^"]*"/g, '');
  return [...plain.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) => row);
}

function table(head: string[], rows: string[][]): string {
  const body = rows.map(([name, ...cells]) => `<tr><th scope="row">${name}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return `<table><thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

test('a table that fits a phone is unchanged', () => {
  const narrow = table(['Facet', 'PyTorch', 'JAX'], [['Speed', '100', '50']]);
  expect(rowsOf(inlineStyles(narrow, 'en'))).toEqual(rowsOf(narrow));
  const two = table(['Name', 'Text'], [['A', sentence]]);
  expect(rowsOf(inlineStyles(two, 'en'))).toEqual(rowsOf(two));
});

test('a wider table becomes two columns, with a group for each row', () => {
  const wide = table(['Framework', 'For', 'Why'], [['JAX', sentence, `<a href="https://x.example/">${sentence}</a>`]]);
  const groups = (name: string) => [
    `<th scope="rowgroup" colspan="2">${name}</th>`,
    `<th scope="row">For</th><td>${sentence}</td>`,
    `<th scope="row">Why</th><td><a href="https://x.example/">${sentence}</a></td>`,
  ];
  expect(rowsOf(inlineStyles(wide, 'en'))).toEqual(groups('Framework: JAX'));
  expect(rowsOf(inlineStyles(wide, 'zh'))).toEqual(groups('Framework：JAX'));
  expect(rowsOf(inlineStyles(wide.replace('<th scope="col">Framework</th>', '<td></td>'), 'en'))).toEqual(groups('JAX'));
});

test('a stacked table keeps its caption and the order of its rows', () => {
  const wide = table(
    ['', 'a', 'b'],
    [
      ['1', sentence, 'x'],
      ['2', 'y', sentence],
    ],
  ).replace('<table>', '<table><caption>Said</caption>');
  const html = inlineStyles(wide, 'en');
  expect(html).toMatch(/<caption[^>]*>Said<\/caption>/);
  expect(rowsOf(html).map((row) => row.replace(/<[^>]+>/g, ''))).toEqual(['1', `a${sentence}`, 'bx', '2', 'ay', `b${sentence}`]);
});

test('a table with spanning cells is unchanged', () => {
  const html = `<table><tr><th>a</th><th>b</th><th>c</th></tr><tr><td colspan="2">${sentence}</td><td>x</td></tr></table>`;
  expect(rowsOf(inlineStyles(html, 'en'))).toHaveLength(2);
});
