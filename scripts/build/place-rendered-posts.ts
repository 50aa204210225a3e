import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { getRouteCacheKey } from 'next/dist/server/lib/route-cache-key';
import type { RouteKind } from 'next/dist/server/route-kind';
import { filesBelow } from '../../lib/base/files/files-below';
import { textResponse } from '../../lib/base/http/text-response';
import { type RenderedPost, renderedPostFiles } from '../../lib/content/model/rendered-posts';
import { renderedEmailFile, renderedEmailsFolder } from '../../lib/newsletter/campaigns/rendered-email';
import { type Manifest, UnexpectedOutput } from './built-pages';

/** A route handler that `next build` always prerenders: Markdown gets the same manifest entry. */
const exampleAddress = '/llms.txt';
const markdownRoute = '/[locale]/posts/[slug]/markdown';

/** Writes the Markdown of posts where Next.js writes the bodies of route handlers, and into its manifest. */
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

/** Returns the entry by which `next start` recognizes a file of this build; it would render any other again. */
function routeCacheOf(address: string) {
  const owner = { kind: 'APP_ROUTE' as RouteKind.APP_ROUTE, sourceRoute: `${markdownRoute}/route` };
  return { key: getRouteCacheKey(address, owner), owner, isFallback: false };
}

/** Copies the emails of posts to where the running site reads them, after `next build` has emptied that folder. */
export function placeEmails(posts: RenderedPost[]): void {
  for (const locale of new Set(posts.map(({ locale }) => locale))) mkdirSync(`${renderedEmailsFolder}/${locale}`, { recursive: true });
  for (const { locale, slug, key } of posts) copyFileSync(renderedPostFiles(key).email, renderedEmailFile(locale, slug));
  traceEmails();
}

/** Adds the emails to the traces of the functions that read them, so that Vercel deploys them; Next.js does not know of them. */
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

/** Removes posts that were rendered by this build from the cache: sources that changed meanwhile may not match their keys. */
export function removeRendered(posts: RenderedPost[]): void {
  for (const { key, isNew } of posts) if (isNew) for (const file of Object.values(renderedPostFiles(key))) rmSync(file, { force: true });
}
