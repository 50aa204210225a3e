import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The post that the tests of an editor write. */
export const editedPost = 'content/posts/keras-in-depth.mdx';

/** That post after its mistakes are fixed. */
export const correctedPost =
  '---\ntitle: "Keras: in depth"\ndate: 2026-11-23\ncategory: newsletter\nlang: en\ntags: [frameworks, tensorflow]\n' +
  'summary: "What Keras is good at, where it is not, and how to tell whether it is for you."\ndraft: true\n---\n\n' +
  '## What it is\n\nModels of \\<5 layers are easy.\n';

/** The folder of the site that `npm run dev` serves for the tests, and a file with what that command prints. */
export const devSite = '.fixture-sites/developed';
export const devLog = path.join(devSite, '.dev.log');

/** Returns functions that read and write the post in a copy of the site. */
export function postIn(folder: string) {
  const file = path.join(folder, editedPost);
  const read = () => readFile(file, 'utf8');
  const save = (text: string) => writeFile(file, text);
  return {
    read,
    save,
    /** Replaces a text. Throws where the post does not have it. */
    async replace(from: string, to: string): Promise<void> {
      const text = await read();
      if (!text.includes(from)) throw new Error(`${file} has no "${from}".`);
      await save(text.replace(from, to));
    },
  };
}
