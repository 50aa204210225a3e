import { parseDocument } from 'yaml';
import { readText } from '../lib/content/check/read-text';
import { splitFrontMatter } from '../lib/content/schema/split-front-matter';

/** The valid ones of some front matter fields. The check reports invalid ones. */
export interface PostHead {
  title?: string;
  /** The publication time in Unix milliseconds. */
  date?: number;
  draft: boolean;
  unlisted: boolean;
}

/** Reads the front matter of a post or page. Returns undefined when the file or its front matter cannot be read. */
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
