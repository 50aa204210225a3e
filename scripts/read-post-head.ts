import { parseDocument } from 'yaml';
import { readText } from '../lib/content/check/read-text';
import { splitFrontMatter } from '../lib/content/schema/split-front-matter';

/** What a post or page says of itself at its start, as far as it can be read: the check says what is wrong with the rest. */
export interface PostHead {
  title?: string;
  /** When it appears, in milliseconds since 1970. */
  date?: number;
  draft: boolean;
  unlisted: boolean;
}

/** Reads the start of a post, or gives undefined where there is no such file, or none that can be read. */
export async function readPostHead(file: string): Promise<PostHead | undefined> {
  const read = await readText(file);
  const split = 'text' in read ? splitFrontMatter(read.text) : undefined;
  const document = split && parseDocument(split.yaml);
  if (!document || document.errors.length) return undefined;
  const [title, date] = [document.get('title'), document.get('date')];
  const moment = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  return {
    ...(typeof title === 'string' && { title }),
    ...(!Number.isNaN(moment) && { date: moment }),
    draft: document.get('draft') === true,
    unlisted: document.get('unlisted') === true,
  };
}
