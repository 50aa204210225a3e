import { readFile } from 'node:fs/promises';

/** A heading, paragraph, list item or table cell of a page. */
export interface Block {
  element: 'h1' | 'h2' | 'h3' | 'p' | 'li' | 'cell';
  text: string;
}

export interface Seed {
  header: Record<string, string>;
  blocks: Block[];
}

/**
 * Reads the original text of the first post, `e2e/fixtures/top-ai-frameworks-for-2024.txt`. Shares no code with the site on purpose.
 */
export async function readSeed(): Promise<Seed> {
  const text = await readFile('e2e/fixtures/top-ai-frameworks-for-2024.txt', 'utf8');
  const [head = '', ...rest] = text.split('\n\n');
  const header = Object.fromEntries(
    head.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const blocks = rest.join('\n').split('\n').flatMap(readLine);
  return { header, blocks };
}

function readLine(line: string): Block[] {
  const trimmed = line.trim();
  if (trimmed === '' || /^\|[-|]+\|$/.test(trimmed)) return [];
  const heading = /^(#+) (.*)$/.exec(trimmed);
  if (heading) return [{ element: `h${heading[1]?.length}` as Block['element'], text: heading[2] ?? '' }];
  if (trimmed.startsWith('- ')) return [{ element: 'li', text: trimmed.slice(2) }];
  if (trimmed.startsWith('|'))
    return trimmed
      .split('|')
      .slice(1, -1)
      .map((cell) => ({ element: 'cell', text: cell.trim() }));
  return [{ element: 'p', text: trimmed.replace(/^\*(.*)\*$/, '$1') }];
}
