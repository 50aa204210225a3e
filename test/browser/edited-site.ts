import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The post that the tests of an editor's work write. */
export const editedPost = 'content/posts/keras-in-depth.mdx';

/** That post as it is after the mistakes are corrected. */
export const correctedPost =
  '---\ntitle: "Keras: in depth"\ndate: 2026-11-23\ncategory: newsletter\nlang: en\ntags: [frameworks, tensorflow]\n' +
  'summary: "What Keras is good at, where it is not, and how to tell whether it is for you."\ndraft: true\n---\n\n' +
  '## What it is\n\nModels of \\<5 layers are easy.\n';

/** The folder of the site that `npm run dev` serves for the tests, and what that command has printed. */
export const developedSite = '.fixture-sites/developed';
export const developmentLog = path.join(developedSite, '.dev.log');

/** The post in a copy of the site. */
export function postIn(folder: string) {
  const file = path.join(folder, editedPost);
  const read = () => readFile(file, 'utf8');
  const save = (text: string) => writeFile(file, text);
  return {
    read,
    save,
    /** Replaces a text that is in the post. Throws where it is not. */
    async replace(from: string, to: string): Promise<void> {
      const text = await read();
      if (!text.includes(from)) throw new Error(`${file} has no "${from}".`);
      await save(text.replace(from, to));
    },
  };
}
