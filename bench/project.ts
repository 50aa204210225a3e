import { cp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { copySite } from '../scripts/copy-site';
import { type Program, workFolder } from './program';
import { firstPost, writePosts } from './write-posts';

/** A site that has not been built yet. */
export interface Project {
  folder: string;
  build: Program;
  /** The files of the first post and of its built page. */
  post: string;
  page: string;
}

/** Copies this site with `count` posts, the first of them also in Chinese. */
export async function makeSite(count: number): Promise<Project> {
  const folder = await emptyFolder(`site-${count}`);
  await copySite(folder);
  // Otherwise the packages of bench/node_modules would be found first.
  await symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  const posts = path.join(folder, 'content/posts');
  for (const file of await readdir(posts)) {
    if (file !== `${firstPost}.zh.mdx`) await rm(path.join(posts, file));
  }
  await writePosts(posts, count, 'mdx');
  // The real series names posts that this copy lacks.
  await writeFile(path.join(folder, 'content/series.yml'), 'series: []\n');
  const build = { name: `site-${count}`, command: 'npm', args: ['run', 'build'], cwd: folder, env };
  const page = path.join(folder, `.next/server/app/en/posts/${firstPost}.html`);
  return { folder, build, post: path.join(posts, `${firstPost}.mdx`), page };
}

/** Copies a minimal Astro project with the same posts. `siteUrl` is the origin of its canonical URLs. */
export function makeAstro(count: number, siteUrl = env.SITE_URL): Promise<Project> {
  const build = { name: `astro-${count}`, command: tool('astro'), args: ['build'], env: { SITE_URL: siteUrl } };
  return makeRival('astro', count, 'mdx', build, 'dist');
}

/** Copies a minimal Eleventy project with the same posts as Markdown: it has no MDX. */
export function makeEleventy(count: number): Promise<Project> {
  const build = { name: `eleventy-${count}`, command: tool('eleventy'), args: ['--quiet'] };
  return makeRival('eleventy', count, 'md', build, '_site');
}

/** Returns the path of a program of bench/node_modules. */
export function tool(name: string): string {
  return path.resolve('bench/node_modules/.bin', name);
}

const env = { SITE_URL: 'https://newsletter.example' };

async function emptyFolder(name: string): Promise<string> {
  const folder = path.join(workFolder, name);
  await rm(folder, { recursive: true, force: true });
  return folder;
}

/** Copies a project of `bench/rivals` and adds images and posts. `pages` is its output folder. */
async function makeRival(name: string, count: number, extension: 'md' | 'mdx', build: Program, pages: string): Promise<Project> {
  const folder = await emptyFolder(build.name);
  await cp(`bench/rivals/${name}`, folder, { recursive: true });
  await cp('public/images', path.join(folder, 'public/images'), { recursive: true });
  const posts = path.join(folder, 'posts');
  await writePosts(posts, count, extension);
  const post = path.join(posts, `${firstPost}.${extension}`);
  return { folder, build: { ...build, cwd: folder }, post, page: path.join(folder, pages, `posts/${firstPost}/index.html`) };
}
