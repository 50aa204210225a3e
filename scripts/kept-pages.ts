import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keptPageFile, keptPagesFolder, plannedPagesFolder } from '../lib/kept-pages';
import { assetFile } from './asset-file';
import { type BuiltPage, type ManifestRoute, readManifest, writeManifest } from './built-pages';

/** A finished page as it is kept: its HTML, its `.meta` and what the prerender manifest says of it. */
interface KeptPage {
  html: string;
  meta: string;
  route: ManifestRoute;
}

/** Kept pages that ask for a style sheet or script which this build has not made. */
export class KeptPagesOutdated extends Error {}

/** The keys of the pages that the build planned, by their address inside Next.js. */
export function readPlan(): Map<string, string> {
  if (!existsSync(plannedPagesFolder)) return new Map();
  const plans = readdirSync(plannedPagesFolder).map((name) => JSON.parse(readFileSync(path.join(plannedPagesFolder, name), 'utf8')));
  return new Map(plans.flat());
}

/**
 * Puts those planned pages that `next build` left out where it would have put them. Gives their addresses. Throws
 * `KeptPagesOutdated` where they do not fit this build.
 */
export function restoreKeptPages(plan: ReadonlyMap<string, string>): Set<string> {
  const manifest = readManifest();
  const restored = new Set<string>();
  const assets = new Set<string>();
  const now = new Date();
  for (const [address, key] of plan) {
    if (manifest.routes[address]) continue;
    const kept: KeptPage = JSON.parse(readFileSync(keptPageFile(key), 'utf8'));
    for (const [, asset = ''] of kept.html.matchAll(/(?:src|href)="(\/(?:_next\/static|scripts)\/[^"]+)"/g)) assets.add(asset);
    const file = `.next/server/app${address}`;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.html`, kept.html);
    writeFileSync(`${file}.meta`, kept.meta);
    writeFileSync(`${file}.rsc`, '');
    utimesSync(keptPageFile(key), now, now);
    manifest.routes[address] = kept.route;
    restored.add(address);
  }
  const missing = [...assets].find((asset) => !existsSync(assetFile(asset)));
  if (missing) throw new KeptPagesOutdated(`Pages of an earlier build ask for ${missing}, which this one has not made.`);
  writeManifest(manifest);
  return restored;
}

/** Keeps a finished page for later builds. */
export function keepPage(page: BuiltPage, route: ManifestRoute, key: string): void {
  const kept: KeptPage = { html: readFileSync(`${page.file}.html`, 'utf8'), meta: readFileSync(`${page.file}.meta`, 'utf8'), route };
  writeFileSync(keptPageFile(key), JSON.stringify(kept));
}

/** Makes room for a new plan. */
export function forgetPlan(): void {
  rmSync(plannedPagesFolder, { recursive: true, force: true });
}

export function forgetKeptPages(): void {
  rmSync(keptPagesFolder, { recursive: true, force: true });
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
