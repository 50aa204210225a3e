import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pageCacheFile, pageCacheFolder } from '../../lib/base/files/page-cache';
import { assetFile } from './asset-file';
import type { Manifest, ManifestRoute } from './built-pages';

/** A finished page, or the body of a route handler: its text, its `.meta` file and its entry in the prerender manifest. */
interface CachedPage {
  text: string;
  meta: string;
  route: ManifestRoute;
}

/** Thrown if cached pages cannot be read, or load a style sheet or script that this build does not have. */
export class PageCacheOutdated extends Error {}

/** Returns the cache keys of the planned pages by internal path. Throws if there are none. */
export function readPlan(folder: string): Map<string, string> {
  const plans = readdirSync(folder).map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
  if (plans.length === 0) throw new Error(`The build has planned no pages: ${folder} is empty.`);
  return new Map(plans.flat());
}

/**
 * Writes the planned pages that `next build` omitted from the cache into its output and manifest. Returns their internal paths.
 *
 * @throws PageCacheOutdated if they do not fit this build
 */
export function restoreCachedPages(plan: ReadonlyMap<string, string>, manifest: Manifest): Set<string> {
  const restored = new Set<string>();
  const assets = new Set<string>();
  for (const [address, key] of plan) {
    if (manifest.routes[address]) continue;
    const kept = readCachedPage(key);
    for (const [, asset = ''] of kept.text.matchAll(/(?:src|href)="(\/(?:_next\/static|scripts|styles)\/[^"]+)"/g)) assets.add(asset);
    const file = `.next/server/app${address}`;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file + extensionOf(kept.route), kept.text);
    writeFileSync(`${file}.meta`, kept.meta);
    if (kept.route.dataRoute) writeFileSync(`${file}.rsc`, '');
    manifest.routes[address] = kept.route;
    restored.add(address);
  }
  const missing = [...assets].find((asset) => !existsSync(assetFile(asset)));
  if (missing) throw new PageCacheOutdated(`Cached pages load ${missing}, which this build does not have.`);
  return restored;
}

function readCachedPage(key: string): CachedPage {
  const file = pageCacheFile(key);
  try {
    const kept: CachedPage = JSON.parse(readFileSync(file, 'utf8'));
    const now = new Date();
    utimesSync(file, now, now); // Marks it as used: see removeUnused.
    return kept;
  } catch (cause) {
    throw new PageCacheOutdated(`${file} cannot be used: ${cause instanceof Error ? cause.message : cause}.`, { cause });
  }
}

/** Returns the extension of a page, or of the body of a route handler. */
function extensionOf({ dataRoute }: ManifestRoute): '.html' | '.body' {
  return dataRoute ? '.html' : '.body';
}

/** Caches a finished page; `address` is its internal path. */
export function cachePage(address: string, route: ManifestRoute, key: string): void {
  const file = `.next/server/app${address}`;
  const kept: CachedPage = { text: readFileSync(file + extensionOf(route), 'utf8'), meta: readFileSync(`${file}.meta`, 'utf8'), route };
  // Renamed once it is complete: an interrupted build must leave no incomplete page.
  const draft = `${pageCacheFile(key)}.${process.pid}`;
  mkdirSync(pageCacheFolder, { recursive: true });
  writeFileSync(draft, JSON.stringify(kept));
  renameSync(draft, pageCacheFile(key));
}

export function clearPageCache(): void {
  rmSync(pageCacheFolder, { recursive: true, force: true });
}

/** Removes files of a cache that were not used for thirty days. */
export function removeUnused(folder: string): void {
  if (!existsSync(folder)) return;
  const oldest = Date.now() - 30 * 24 * 60 * 60 * 1000;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isFile() && statSync(file).mtimeMs < oldest) rmSync(file);
  }
}
