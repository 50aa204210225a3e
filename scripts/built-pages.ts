import { readFile, writeFile } from 'node:fs/promises';

/** A page that the build made ready. */
export interface BuiltPage {
  /** Its address inside Next.js, such as `/en/posts/x`. */
  path: string;
  /** The path of its files without their endings: `.html`, `.rsc` (its flight data), `.meta` (its status and headers). */
  file: string;
  /** The pattern it was made from, such as `/[locale]/posts/[slug]`. */
  route: string;
  /** The key of that pattern's code, such as `/[locale]/posts/[slug]/page`; route groups are part of it. */
  entry: string;
}

/** What an answer has instead of the usual. */
export interface PageChange {
  status?: number;
  headers?: Record<string, string>;
}

/** What the prerender manifest, which Vercel's builder reads, says of a page. */
interface ManifestRoute {
  srcRoute: string | null;
  dataRoute: string | null;
  initialStatus?: number;
  initialHeaders?: Record<string, string>;
}

interface Manifest {
  routes: Record<string, ManifestRoute>;
}

const manifestFile = '.next/prerender-manifest.json';

/** Next's own pages for errors, which no reader gets: ours stand in their place (`scripts/finish-pages.ts`). */
const frameworkPages = ['/_not-found', '/_global-error'];

/** All pages that are ready HTML. Throws where Next's manifests do not look as in the installed version. */
export async function builtPages(): Promise<BuiltPage[]> {
  const manifest = await readManifest();
  const entries: Record<string, string> = JSON.parse(await readFile('.next/app-path-routes-manifest.json', 'utf8'));
  const entryOf = new Map(Object.entries(entries).map(([entry, route]) => [route, entry]));
  return Object.entries(manifest.routes)
    .filter(([path, route]) => route.dataRoute && !frameworkPages.includes(path))
    .map(([path, { srcRoute }]) => {
      const route = srcRoute ?? path;
      const entry = entryOf.get(route);
      if (!entry) throw new UnexpectedOutput(`${path} belongs to no entry of .next/app-path-routes-manifest.json`);
      return { path, file: `.next/server/app${path}`, route, entry };
    });
}

/**
 * Gives pages a status or headers of their own: `next start` reads them from a page's `.meta`, Vercel's builder from the
 * prerender manifest.
 */
export async function describePages(changes: ReadonlyMap<BuiltPage, PageChange>): Promise<void> {
  const manifest = await readManifest();
  for (const [page, { status, headers }] of changes) {
    const metaFile = `${page.file}.meta`;
    const meta = JSON.parse(await readFile(metaFile, 'utf8'));
    const route = manifest.routes[page.path];
    if (!meta.headers || !route) throw new UnexpectedOutput(`${metaFile} or ${manifestFile} lacks what it says of ${page.path}`);
    if (status) meta.status = route.initialStatus = status;
    Object.assign(meta.headers, headers);
    if (headers) route.initialHeaders = { ...route.initialHeaders, ...headers };
    await writeFile(metaFile, JSON.stringify(meta));
  }
  await writeFile(manifestFile, JSON.stringify(manifest));
}

/** Next's output is not what the steps after the build were written for. */
export class UnexpectedOutput extends Error {
  constructor(what: string, options?: ErrorOptions) {
    super(`${what}. Next's output is not what scripts/finish-pages.ts was written for: has its version changed?`, options);
  }
}

async function readManifest(): Promise<Manifest> {
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8'));
  if (manifest.version !== 4 || typeof manifest.routes !== 'object') throw new UnexpectedOutput(`${manifestFile} is of another version`);
  return manifest;
}
