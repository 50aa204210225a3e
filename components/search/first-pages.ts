import { isNear } from '@/lib/content/search/is-near';
import { markedParts } from '@/lib/content/search/marked-parts';
import type { Answer, FoundPage, Hit } from './ask-pagefind';

export const shownAtOnce = 8;

/** What is shown of an answer at first, and what may follow. */
export interface FirstPages {
  count: number;
  pages: FoundPage[];
  rest: Hit[];
  counts: Answer['totalFilters'];
}

export const nothing: FirstPages = { count: 0, pages: [], rest: [], counts: {} };

/** Reads the first pages of an answer; nothing where it has nothing to do with what was asked. */
export async function firstPages({ results, totalFilters }: Answer, query: string): Promise<FirstPages> {
  const pages = await readPages(results.slice(0, shownAtOnce));
  if (!isNear(query, pages.flatMap(wordsFound))) return nothing;
  return { count: results.length, pages, rest: results.slice(shownAtOnce), counts: totalFilters };
}

export function readPages(hits: Hit[]): Promise<FoundPage[]> {
  return Promise.all(hits.map((hit) => hit.data()));
}

function wordsFound({ excerpt, meta }: FoundPage): string[] {
  const marked = markedParts(excerpt).flatMap(({ text, isMarked }) => (isMarked ? [text] : []));
  return [...marked, meta.title ?? ''];
}
