import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pageCacheFile, pageCacheFolder } from '../../lib/base/files/page-cache';
import { assetFile } from './asset-file';
import type { Manifest, ManifestRoute } from './built-pages';

/** A finished page as it is kept, or what a route handler made: its text, its `.meta` and what the prerender manifest says of it. */
interface CachedPage {
  text: string;
  meta: string;
  route: ManifestRoute;
}

/** Kept pages that cannot be read, or ask for a style sheet or script which this build has not made. */
export class PageCacheOutdated extends Error {}

/** The keys of the pages that the build planned, by their address inside Next.js. Throws where it planned none. */
export function readPlan(folder: string): Map<string, string> {
  const plans = readdirSync(folder).map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
  if (plans.length === 0) throw new Error('The build has planned no pages: has something removed its folder?');
  return new Map(plans.flat());
}

/**
 * Puts those planned pages that `next build` left out where it would have put them, and into its manifest. Gives their
 * addresses. Throws `KeptPagesOutdated` where they do not fit this build.
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
    writeFileSync(file + endingOf(kept.route), kept.text);
    writeFileSync(`${file}.meta`, kept.meta);
    if (kept.route.dataRoute) writeFileSync(`${file}.rsc`, '');
    manifest.routes[address] = kept.route;
    restored.add(address);
  }
  const missing = [...assets].find((asset) => !existsSync(assetFile(asset)));
  if (missing) throw new PageCacheOutdated(`Pages of an earlier build ask for ${missing}, which this one has not made.`);
  return restored;
}

function readCachedPage(key: string): CachedPage {
  const file = pageCacheFile(key);
  try {
    const kept: CachedPage = JSON.parse(readFileSync(file, 'utf8'));
    const now = new Date();
    utimesSync(file, now, now); // Says that it is still used: see removeUnused.
    return kept;
  } catch (cause) {
    throw new PageCacheOutdated(`${file} cannot be used: ${cause instanceof Error ? cause.message : cause}.`, { cause });
  }
}

/** What Next.js calls the file of a page, and of what a route handler made. */
function endingOf({ dataRoute }: ManifestRoute): '.html' | '.body' {
  return dataRoute ? '.html' : '.body';
}

/** Keeps a finished page for later builds; `address` is the one inside Next.js. */
export function cachePage(address: string, route: ManifestRoute, key: string): void {
  const file = `.next/server/app${address}`;
  const kept: CachedPage = { text: readFileSync(file + endingOf(route), 'utf8'), meta: readFileSync(`${file}.meta`, 'utf8'), route };
  // In one step: a build that is broken off must leave no half of one.
  const draft = `${pageCacheFile(key)}.${process.pid}`;
  mkdirSync(pageCacheFolder, { recursive: true });
  writeFileSync(draft, JSON.stringify(kept));
  renameSync(draft, pageCacheFile(key));
}

export function clearPageCache(): void {
  rmSync(pageCacheFolder, { recursive: true, force: true });
}

/** Removes files of a cache that no build has used for thirty days. */
export function removeUnused(folder: string): void {
  if (!existsSync(folder)) return;
  const oldest = Date.now() - 30 * 24 * 60 * 60 * 1000;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isFile() && statSync(file).mtimeMs < oldest) rmSync(file);
  }
}
