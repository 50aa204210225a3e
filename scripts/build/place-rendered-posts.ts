import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { getRouteCacheKey } from 'next/dist/server/lib/route-cache-key';
import type { RouteKind } from 'next/dist/server/route-kind';
import { filesBelow } from '../../lib/base/files/files-below';
import { textResponse } from '../../lib/base/http/text-response';
import { type RenderedPost, renderedPostFiles } from '../../lib/content/model/rendered-posts';
import { renderedEmailFile, renderedEmailsFolder } from '../../lib/newsletter/campaigns/rendered-email';
import { type Manifest, UnexpectedOutput } from './built-pages';

/** A file that a route handler always makes in `next build`: what the manifest says of it holds for Markdown, too. */
const exampleAddress = '/llms.txt';
const markdownRoute = '/[locale]/posts/[slug]/markdown';

/** Puts the Markdown of posts where Next.js would have put what its route handler made, and into its manifest. */
export function placeMarkdown(posts: RenderedPost[], manifest: Manifest): void {
  const example = manifest.routes[exampleAddress];
  if (!example) throw new UnexpectedOutput(`The prerender manifest has no ${exampleAddress}`);
  for (const { locale, slug, key } of posts) {
    const address = `/${locale}/posts/${slug}/markdown`;
    const text = readFileSync(renderedPostFiles(key).markdown, 'utf8');
    const headers = Object.fromEntries(textResponse(text, 'text/markdown').headers);
    const file = `.next/server/app${address}`;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.body`, text);
    writeFileSync(`${file}.meta`, JSON.stringify({ status: 200, headers, routeCache: routeCacheOf(address) }));
    manifest.routes[address] = { ...example, srcRoute: markdownRoute, initialHeaders: headers };
  }
}

/** By this `next start` knows that a file was made by the build of this route; it would make any other anew. */
function routeCacheOf(address: string) {
  const owner = { kind: 'APP_ROUTE' as RouteKind.APP_ROUTE, sourceRoute: `${markdownRoute}/route` };
  return { key: getRouteCacheKey(address, owner), owner, isFallback: false };
}

/** Puts the e-mails of posts where the running site reads them, after `next build` has emptied that place. */
export function placeEmails(posts: RenderedPost[]): void {
  for (const locale of new Set(posts.map(({ locale }) => locale))) mkdirSync(`${renderedEmailsFolder}/${locale}`, { recursive: true });
  for (const { locale, slug, key } of posts) copyFileSync(renderedPostFiles(key).email, renderedEmailFile(locale, slug));
  traceEmails();
}

/** Adds the e-mails to what Vercel packs into those functions whose code reads them; Next.js knows nothing of them. */
function traceEmails(): void {
  const emails = filesBelow(renderedEmailsFolder);
  const reads = new Map<string, boolean>();
  for (const trace of filesBelow('.next/server/app').filter((file) => file.endsWith('.nft.json'))) {
    const folder = path.dirname(trace);
    const { files, ...rest }: { files: string[] } = JSON.parse(readFileSync(trace, 'utf8'));
    if (!files.some((file) => file.includes('/chunks/') && readsEmails(path.join(folder, file)))) continue;
    writeFileSync(trace, JSON.stringify({ ...rest, files: [...files, ...emails.map((file) => path.relative(folder, file))] }));
  }

  function readsEmails(chunk: string): boolean {
    const known = reads.get(chunk) ?? (chunk.endsWith('.js') && readFileSync(chunk, 'utf8').includes(renderedEmailsFolder));
    reads.set(chunk, known);
    return known;
  }
}

/** Forgets what was rendered while something was edited: it may be named after what was there before. */
export function forgetRendered(posts: RenderedPost[]): void {
  for (const { key, isNew } of posts) if (isNew) for (const file of Object.values(renderedPostFiles(key))) rmSync(file, { force: true });
}
