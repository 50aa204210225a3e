/**
 * Renders every post as Markdown and as an e-mail: neither needs a router, so a build does it beside `next build`, by
 * `scripts/build/render-posts.ts`, which bundles this. Writes which there are, as JSON, to the file that its argument names.
 */
import { existsSync, mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { feedComponents } from '@/components/mdx/feed';
import { env } from '@/lib/base/env/env';
import { type Locale, locales } from '@/lib/base/i18n/i18n';
import { type PostEntry, postEntry } from '@/lib/content/model/post-entry';
import { postsWithPage } from '@/lib/content/model/posts';
import { type RenderedPost, renderedPostFiles, renderedPostsFolder } from '@/lib/content/model/rendered-posts';
import { pageKey } from '@/lib/content/model/static-params';
import { postMarkdown } from '@/server/content/post-markdown';
import { renderPostEmail } from '../email/render-post-email';

const [, , list] = process.argv;
const { build } = env;
if (!build || !list) throw new Error('This is a part of the build: run "npm run build".');

mkdirSync(renderedPostsFolder, { recursive: true });
const rendered: RenderedPost[] = [];
for (const locale of locales)
  for (const { slug } of postsWithPage(locale)) rendered.push(await renderPost(locale, slug, build.codeVersion));
writeFileSync(list, JSON.stringify(rendered));

async function renderPost(locale: Locale, slug: string, codeVersion: string): Promise<RenderedPost> {
  const entry = postEntry(locale, slug);
  if (!entry) throw new Error(`The post ${slug} (${locale}) has a page, and is not there.`);
  const key = pageKey(codeVersion, locale, `/posts/${slug}`, entry);
  const files = renderedPostFiles(key);
  const isNew = Object.values(files).some((file) => !existsSync(file));
  if (isNew) await writeBoth(entry, files);
  else for (const file of Object.values(files)) utimesSync(file, new Date(), new Date()); // Says that it is still used.
  return { locale, slug, key, isNew };
}

async function writeBoth(entry: PostEntry, { markdown, email }: ReturnType<typeof renderedPostFiles>): Promise<void> {
  writeWhole(markdown, await postMarkdown(entry, feedComponents(entry.post.lang)));
  writeWhole(email, gzipSync(JSON.stringify(await renderPostEmail(entry))));
}

/** In one step: a build that is broken off must leave no half of one. */
function writeWhole(file: string, content: string | Buffer): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}
