/**
 * Renders every post as Markdown and as e-mail, in parallel with `next build`: neither needs a router. Bundled and run by
 * `scripts/build/run-render-posts.ts`; writes the list of rendered posts as JSON to the file named by its argument.
 */
import { existsSync, mkdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
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
if (!build || !list) throw new Error('render-posts.ts is a part of the build. Run "npm run build".');

mkdirSync(renderedPostsFolder, { recursive: true });
const rendered: RenderedPost[] = [];
for (const locale of locales)
  for (const { slug } of postsWithPage(locale)) rendered.push(await renderPost(locale, slug, build.codeVersion));
writeFileSync(list, JSON.stringify(rendered));

async function renderPost(locale: Locale, slug: string, codeVersion: string): Promise<RenderedPost> {
  const entry = postEntry(locale, slug);
  if (!entry) throw new Error(`The post "${slug}" (${locale}) is missing from the post index.`);
  const key = pageKey(codeVersion, locale, `/posts/${slug}`, entry);
  const files = renderedPostFiles(key);
  const isNew = Object.values(files).some((file) => !existsSync(file));
  if (isNew) await writeFiles(entry, files);
  else for (const file of Object.values(files)) utimesSync(file, new Date(), new Date()); // Keeps the files in the cache: unused ones are deleted.
  return { locale, slug, key, isNew };
}

async function writeFiles(entry: PostEntry, { markdown, email }: ReturnType<typeof renderedPostFiles>): Promise<void> {
  writeAtomically(markdown, await postMarkdown(entry));
  writeAtomically(email, gzipSync(JSON.stringify(await renderPostEmail(entry))));
}

/** An interrupted build must not leave a partial file. */
function writeAtomically(file: string, content: string | Buffer): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}
