import { readFile } from 'node:fs/promises';
import { normalizeText, splitFrontMatter } from '../schema/split-front-matter';

/** Where the body of a post or page is. */
export interface BodyPlace {
  /** Its file, from the root of the repository. */
  file: string;
  /** Changes with the body. */
  hash: string;
}

export function bodyPlace(document: { bodyHash: string; _raw: { sourceFilePath: string } }): BodyPlace {
  return { file: `content/${document._raw.sourceFilePath}`, hash: document.bodyHash };
}

/**
 * Reads a body from its file. Blank lines stand for the front matter, so that an error in the body names the line that the
 * editor sees. Throws when the file has lost its front matter.
 */
export async function readBody({ file }: BodyPlace): Promise<string> {
  const split = splitFrontMatter(normalizeText(await readFile(file, 'utf8')));
  if (!split) throw new Error(`${file} has no front matter. Run "npm run check" to see what is wrong with it.`);
  return '\n'.repeat(split.bodyLine - 1) + split.body;
}
