import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeFixtureContent } from './fixture-content';

const few = { frameworks: /^(?:pytorch|tensorflow|jax)\.yml$/, posts: /^(?!numbered-(?!1\.))/ };

/** Writes the fixture content with few frameworks and posts, so that the build is fast, and a scheduled post in Chinese. */
export async function writePreviewContent(folder: string): Promise<void> {
  await writeFixtureContent(folder);
  for (const [kind, kept] of Object.entries(few))
    for (const name of await readdir(path.join(folder, kind))) if (!kept.test(name)) await rm(path.join(folder, kind, name));
  await writeFile(
    path.join(folder, 'posts/scheduled.zh.mdx'),
    `---\ntitle: 定时发布的一篇\ndate: 2999-01-01\ncategory: newsletter\nlang: zh\ntags: [development]\nsummary: "${'这一篇要等到很久以后才会发布。'.repeat(4)}"\n---\n\n正文。\n`,
  );
}

/** The environment of a branch preview on Vercel. */
export const previewEnvironment = {
  SITE_URL: '',
  VERCEL_ENV: 'preview',
  VERCEL_URL: 'newsletter-1a2b3c.vercel.app',
  VERCEL_BRANCH_URL: 'newsletter-git-a-post.vercel.app',
};

/** The origin of that preview in its pages. */
export const previewOrigin = `https://${previewEnvironment.VERCEL_BRANCH_URL}`;
