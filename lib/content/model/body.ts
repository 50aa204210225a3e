import { readFile } from 'node:fs/promises';
import { normalizeText, splitFrontMatter } from '../schema/split-front-matter';

/** The body of a post or page. */
export interface BodyPlace {
  /** Its file, relative to the root of the repository. */
  file: string;
  /** Changes with the body and the sizes of its images. */
  hash: string;
}

/**
 * Reads a body from its file. Blank lines replace the front matter, so that errors have the line numbers of the file. Throws if
 * the file has no front matter.
 */
export async function readBody({ file }: BodyPlace): Promise<string> {
  const split = splitFrontMatter(normalizeText(await readFile(file, 'utf8')));
  if (!split) throw new Error(`${file} has no front matter. Run "npm run check" for details.`);
  return '\n'.repeat(split.bodyLine - 1) + split.body;
}
