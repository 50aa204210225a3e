import { readFileSync, writeFileSync } from 'node:fs';
import { isLocale, localePath } from '../../lib/base/i18n/i18n';

// Files are read and written synchronously: a build does nothing else meanwhile, and for thousands of small files it is faster.

/** A page that the build made ready. */
export interface BuiltPage {
  /** Its address inside Next.js, such as `/en/posts/x`. */
  address: string;
  /** The path of its files without their endings: `.html`, `.rsc` (its flight data), `.meta` (its status and headers). */
  file: string;
  /** The pattern it was made from, such as `/[locale]/posts/[slug]`. */
  route: string;
  /** The key of that pattern's code, such as `/[locale]/posts/[slug]/page`; route groups are part of it. */
  entry: string;
}

/** What the prerender manifest, which Vercel's builder reads, says of a page. */
export interface ManifestRoute {
  srcRoute: string | null;
  dataRoute: string | null;
  initialStatus?: number;
  initialHeaders?: Record<string, string>;
  /** After how many seconds Next.js makes the page anew; false for never. */
  initialRevalidateSeconds?: number | false;
}

export interface Manifest {
  version: number;
  routes: Record<string, ManifestRoute>;
  /** `fallback` is false where no other page than those of `routes` exists. */
  dynamicRoutes: Record<string, { fallback?: string | false | null }>;
}

/** What `next start` reads of a page beside its HTML. */
interface Meta {
  status?: number;
  headers: Record<string, string>;
  segmentPaths?: string[];
}

const manifestFile = '.next/prerender-manifest.json';

/** Next's own pages for errors, which no reader gets: ours stand in their place (`scripts/build/postbuild.ts`). */
const frameworkPages = ['/_not-found', '/_global-error'];

/** All pages that are ready HTML. Throws where Next's manifests do not look as in the installed version. */
export function builtPages(manifest: Manifest): BuiltPage[] {
  const entries: Record<string, string> = JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8'));
  const entryOf = new Map(Object.entries(entries).map(([entry, route]) => [route, entry]));
  return Object.entries(manifest.routes)
    .filter(([address, route]) => route.dataRoute && !frameworkPages.includes(address))
    .map(([address, { srcRoute }]) => {
      const route = srcRoute ?? address;
      const entry = entryOf.get(route);
      if (!entry) throw new UnexpectedOutput(`${address} belongs to no entry of .next/app-path-routes-manifest.json`);
      return { address, file: `.next/server/app${address}`, route, entry };
    });
}

/**
 * The address that readers know, for one inside Next.js: `/posts` for `/en/posts`, `/posts/x.md` for `/en/posts/x/markdown`; one
 * without a language is known as it is.
 */
export function publicPath(address: string): string {
  const [, locale = '', ...rest] = address.split('/');
  if (!isLocale(locale)) return address;
  return localePath(locale, `/${rest.join('/')}`.replace(/^(\/posts\/[^/]+)\/markdown$/, '$1.md'));
}

export function readManifest(): Manifest {
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  if (manifest.version !== 4 || typeof manifest.routes !== 'object') throw new UnexpectedOutput(`${manifestFile} is of another version`);
  return manifest;
}

export function writeManifest(manifest: Manifest): void {
  writeFileSync(manifestFile, JSON.stringify(manifest));
}

/** Changes what `next start` reads of a page beside its HTML. */
export function changeMeta({ file }: BuiltPage, change: (meta: Meta) => void): void {
  const meta = JSON.parse(readFileSync(`${file}.meta`, 'utf8'));
  if (typeof meta?.headers !== 'object') throw new UnexpectedOutput(`${file}.meta has no headers`);
  change(meta);
  writeFileSync(`${file}.meta`, JSON.stringify(meta));
}

/**
 * Adds headers for single addresses to those of `next.config.ts`, where they win over the same header for many. `next start`
 * and Vercel's builder read them from the same file.
 */
export function addHeaderRules(rules: { path: string; headers: { key: string; value: string }[] }[]): void {
  const file = '.next/routes-manifest.json';
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  if (!manifest.headers?.every((rule: object) => 'regex' in rule)) throw new UnexpectedOutput(`${file} has no headers`);
  for (const { path, headers } of rules) manifest.headers.push({ source: path, headers, regex: `^${path.replace(/[^\w/-]/g, '\\$&')}$` });
  writeFileSync(file, JSON.stringify(manifest));
}

/** Next's output is not what the steps after the build were written for. */
export class UnexpectedOutput extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(`${what}. Next's output is not what scripts/build/postbuild.ts was written for: has its version changed?`, options);
  }
}
