import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from '../../lib/base/files/files-below';
import { immutable, revalidate } from '../../lib/base/http/cache-control';
import { builtPages, publicPath, readManifest } from '../build/built-pages';
import { contentTypeOf } from './content-type';
import type { RouteRules } from './route-rules';

/** What `npm start` sends for a URL, before compression. */
export interface ListedResponse {
  status: number;
  /** The file with the body. */
  file: string;
  /** The header fields that do not depend on the encoding, except `Content-Type`. */
  headers: Map<string, string>;
  contentType: string;
  lastModified?: string;
  /** Whether Next.js may respond differently if the URL has a query. */
  hasQueryRules?: boolean;
  /** If `Accept` matches the pattern: another response, or that of Next.js without one. */
  accepted?: { pattern: string; response?: ListedResponse };
}

/** Next.js sends larger files, as streams. */
const largestFile = 1 << 20;

/** The request headers by which Next.js recognizes its own client. */
const vary = ['rsc', 'next-router-state-tree', 'next-router-prefetch', 'next-router-segment-prefetch'];

/**
 * Lists all finished responses of the build by percent-encoded path: pages, bodies of route handlers, scripts and styles, and `public`.
 * Omits those that Next.js revalidates.
 */
export function listResponses(rules: RouteRules): Map<string, ListedResponse> {
  const manifest = readManifest();
  const isFixed = (address: string) => manifest.routes[address]?.initialRevalidateSeconds === false;
  const isHandler = (address: string) => isFixed(address) && !manifest.routes[address]?.dataRoute;
  const pages = builtPages(manifest).filter(({ address }) => isFixed(address));
  const handlers = Object.keys(manifest.routes).filter(isHandler);
  const listed = [
    ...pages.map(({ address }) => built(address, pageAt)),
    ...handlers.map((address) => built(address, handlerBodyAt)),
    ...filesOf('.next/static', '/_next/static', rules),
    ...filesOf('public', '', rules),
  ];
  return new Map(listed.filter(([address]) => !rules.isRedirected(address)));

  function built(internal: string, responseAt: typeof pageAt): [address: string, ListedResponse] {
    const address = encodeURI(publicPath(internal));
    const conditions = rules.conditionsOf(address);
    const accepted = conditions.find(({ condition: { type, key } }) => type === 'header' && key === 'accept');
    const other = accepted && isHandler(accepted.destination) ? handlerBodyAt(accepted.destination, rules.headersOf(address)) : undefined;
    return [
      address,
      {
        ...responseAt(internal, rules.headersOf(address)),
        hasQueryRules: conditions.some(({ condition }) => condition.type === 'query') || undefined,
        accepted: accepted && { pattern: `^${accepted.condition.value}$`, response: other },
      },
    ];
  }
}

function pageAt(internal: string, headers: Map<string, string>): ListedResponse {
  const file = `.next/server/app${internal}`;
  const { status = 200, headers: own } = readMeta(file);
  return { status, file: `${file}.html`, headers: withOwn(headers, own), contentType: 'text/html; charset=utf-8' };
}

function handlerBodyAt(internal: string, headers: Map<string, string>): ListedResponse {
  const file = `.next/server/app${internal}`;
  const { status = 200, headers: own } = readMeta(file);
  const { 'content-type': contentType = '', etag: _, ...more } = own;
  return { status, file: `${file}.body`, headers: withOwn(headers, more), contentType };
}

/** Reads what the build writes beside the body of a page or a route handler. */
function readMeta(file: string): { status?: number; headers: Record<string, string> } {
  return JSON.parse(readFileSync(`${file}.meta`, 'utf8'));
}

/** Adds the header fields that `next start` sends with a finished page or body to those of the rules. */
function withOwn(headers: Map<string, string>, own: Record<string, string>): Map<string, string> {
  headers.set('Vary', [headers.get('Vary') ?? [], vary].flat().join(', '));
  headers.set('x-nextjs-cache', 'HIT');
  for (const [name, value] of Object.entries(own)) {
    if (name === 'x-next-cache-tags') continue;
    for (const ruled of headers.keys()) if (ruled.toLowerCase() === name) headers.delete(ruled);
    headers.set(name, value);
  }
  return headers;
}

function filesOf(folder: string, base: string, rules: RouteRules): [address: string, ListedResponse][] {
  return filesBelow(folder).flatMap((file) => {
    const { size, mtime } = statSync(file);
    if (size > largestFile) return [];
    const address = encodeURI(`${base}/${path.relative(folder, file)}`);
    const headers = rules.headersOf(address);
    const contentType = headers.get('Content-Type') ?? contentTypeOf(file);
    headers.delete('Content-Type');
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', base ? immutable : revalidate);
    return [[address, { status: 200, file, headers, contentType, lastModified: mtime.toUTCString() }]];
  });
}
