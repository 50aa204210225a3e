import { parse } from 'yaml';
import { readFileName } from '../check/file-name';
import { splitFrontMatter } from '../schema/split-front-matter';
import { postAddress } from './older-addresses';

/** What translations of a post share, and whether it can be read. */
export interface Facts {
  date: string;
  category: string;
  tags: string[];
  draft?: boolean;
  unlisted?: boolean;
}

/** What the posts of the site say of themselves, by their address. */
export function knownPosts(site: ReadonlyMap<string, string>): Map<string, Facts> {
  const facts = new Map<string, Facts>();
  for (const [file, text] of site) {
    const name = /^content\/posts\/([^/]+)$/.exec(file)?.[1];
    const identity = name && readFileName(name);
    const split = splitFrontMatter(text);
    if (!identity || 'reason' in identity || !split) continue;
    facts.set(postAddress(identity), parse(split.yaml) as Facts);
  }
  return facts;
}
