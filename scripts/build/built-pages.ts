import { readFileSync, writeFileSync } from 'node:fs';
import { isLocale, localePath } from '../../lib/base/i18n/i18n';

// Files are read and written synchronously, which is faster for thousands of small files.

/** A page that the build has prerendered. */
export interface BuiltPage {
  /** Its path inside Next.js, such as `/en/posts/x`. */
  address: string;
  /** The path of its files without extension: `.html`, `.rsc` (flight data), `.meta` (status and headers). */
  file: string;
  /** Its route, such as `/[locale]/posts/[slug]`. */
  route: string;
  /** The key of the route's code, with route groups, such as `/[locale]/posts/[slug]/page`. */
  entry: string;
}

/** A page in the prerender manifest, which Vercel's builder reads, too. */
export interface ManifestRoute {
  srcRoute: string | null;
  dataRoute: string | null;
  initialStatus?: number;
  initialHeaders?: Record<string, string>;
  /** After how many seconds Next.js renders the page again; false for never. */
  initialRevalidateSeconds?: number | false;
}

export interface Manifest {
  version: number;
  routes: Record<string, ManifestRoute>;
  /** `fallback` is false if there are no other pages than those of `routes`. */
  dynamicRoutes: Record<string, { fallback?: string | false | null }>;
}

/** The `.meta` file of a page, which `next start` reads. */
interface Meta {
  status?: number;
  headers: Record<string, string>;
  segmentPaths?: string[];
}

const manifestFile = '.next/prerender-manifest.json';

/** Error pages of Next.js, which `scripts/build/postbuild.ts` replaces. */
const frameworkPages = ['/_not-found', '/_global-error'];

/** Returns all prerendered pages. Throws if Next's manifests have another format. */
export function builtPages(manifest: Manifest): BuiltPage[] {
  const entries: Record<string, string> = JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8'));
  const entryOf = new Map(Object.entries(entries).map(([entry, route]) => [route, entry]));
  return Object.entries(manifest.routes)
    .filter(([address, route]) => route.dataRoute && !frameworkPages.includes(address))
    .map(([address, { srcRoute }]) => {
      const route = srcRoute ?? address;
      const entry = entryOf.get(route);
      if (!entry) throw new UnexpectedOutput(`${address} has no entry in .next/app-path-routes-manifest.json`);
      return { address, file: `.next/server/app${address}`, route, entry };
    });
}

/**
 * Returns the public path for one inside Next.js: `/posts` for `/en/posts`, `/posts/x.md` for `/en/posts/x/markdown`; a path without a
 * language is the same.
 */
export function publicPath(address: string): string {
  const [, locale = '', ...rest] = address.split('/');
  if (!isLocale(locale)) return address;
  return localePath(locale, `/${rest.join('/')}`.replace(/^(\/posts\/[^/]+)\/markdown$/, '$1.md'));
}

export function readManifest(): Manifest {
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  if (manifest.version !== 4 || typeof manifest.routes !== 'object') throw new UnexpectedOutput(`${manifestFile} has another format`);
  return manifest;
}

export function writeManifest(manifest: Manifest): void {
  writeFileSync(manifestFile, JSON.stringify(manifest));
}

/** Changes the `.meta` file of a page. */
export function changeMeta({ file }: BuiltPage, change: (meta: Meta) => void): void {
  const meta = JSON.parse(readFileSync(`${file}.meta`, 'utf8'));
  if (typeof meta?.headers !== 'object') throw new UnexpectedOutput(`${file}.meta has no headers`);
  change(meta);
  writeFileSync(`${file}.meta`, JSON.stringify(meta));
}

/** Adds headers for single paths to the rules of `next.config.ts`, which they override in `next start` and on Vercel. */
export function addHeaderRules(rules: { path: string; headers: { key: string; value: string }[] }[]): void {
  const file = '.next/routes-manifest.json';
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  if (!manifest.headers?.every((rule: object) => 'regex' in rule)) throw new UnexpectedOutput(`${file} has no headers`);
  for (const { path, headers } of rules) manifest.headers.push({ source: path, headers, regex: `^${path.replace(/[^\w/-]/g, '\\$&')}$` });
  writeFileSync(file, JSON.stringify(manifest));
}

/** Thrown if the output of Next.js is not what the steps after the build expect. */
export class UnexpectedOutput extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(`${what}. The output of Next.js is not what scripts/build/postbuild.ts expects. Has its version changed?`, options);
  }
}
