import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { normalizeText, splitFrontMatter } from '../front-matter';

/**
 * Reads the MDX body of a post or page from its own file. Blank lines stand for the front matter, so that an error in the
 * body names the line that the editor sees. Throws when the file has lost its front matter.
 */
export async function readBody(document: { _raw: { sourceFilePath: string } }): Promise<string> {
  const file = path.join(process.cwd(), 'content', document._raw.sourceFilePath);
  const split = splitFrontMatter(normalizeText(await readFile(file, 'utf8')));
  if (!split) throw new Error(`${file} has no front matter. Run "npm run check" to see what is wrong with it.`);
  return '\n'.repeat(split.bodyLine - 1) + split.body;
}

/** The path of a document's file from the root of the repository. */
export function repositoryPath(document: { _raw: { sourceFilePath: string } }): string {
  return `content/${document._raw.sourceFilePath}`;
}
