import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { splitFrontMatter } from '../lib/content/schema/split-front-matter';
import { seededRandom } from '../test/seeded-random';

export const firstPost = 'top-ai-frameworks-for-2024';

const tags = ['frameworks', 'pytorch', 'tensorflow', 'jax', 'development'];
const subjects = ['Compilers', 'Data loaders', 'Optimizers', 'Inference servers', 'Tokenizers', 'Accelerators', 'Notebooks', 'Checkpoints'];
const views = ['compared', 'from first principles', 'in production', 'on a laptop', 'without the jargon', 'after a year of use'];

/**
 * Writes `count` posts to a folder: the site's first post, and copies of it with other titles, dates, tags and summaries. The same
 * for the same count.
 */
export async function writePosts(folder: string, count: number, extension: 'md' | 'mdx'): Promise<void> {
  const text = await readFile(`content/posts/${firstPost}.mdx`, 'utf8');
  const body = splitFrontMatter(text)?.body.replace(/^# .*\n/m, '');
  if (body === undefined) throw new Error(`${firstPost}.mdx has no front matter.`);

  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `${firstPost}.${extension}`), text);
  const random = seededRandom(2024);
  const choose = (list: string[]) => list[Math.floor(random() * list.length)] ?? '';
  let day = Date.UTC(2024, 4, 16);
  for (let number = 2; number <= count; number++) {
    // One post a day, or several.
    if (random() < 0.7) day -= 86_400_000;
    const title = `${choose(subjects)} ${choose(views)}, part ${number}`;
    const front = [
      `title: ${title}`,
      `date: ${new Date(day).toISOString().slice(0, 10)}`,
      'category: newsletter',
      'lang: en',
      `tags: [${[...new Set([choose(tags), choose(tags), choose(tags)])].join(', ')}]`,
      `summary: ${title}. What we found when we put the ${choose(tags)} tools to work, and what we would do again.`,
      'image: /images/newsletter/ai-frameworks.jpg',
      'imageAlt: Three abstract drawings side by side on a night-blue ground.',
    ];
    await writeFile(path.join(folder, `post-${number}.${extension}`), `---\n${front.join('\n')}\n---\n\n# ${title}\n${body}`);
  }
}
