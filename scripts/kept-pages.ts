import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
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
export async function readPlan(): Promise<Map<string, string>> {
  const names = await readdir(plannedPagesFolder).catch(() => []);
  const plans = await Promise.all(names.map(async (name) => JSON.parse(await readFile(path.join(plannedPagesFolder, name), 'utf8'))));
  return new Map(plans.flat());
}

/**
 * Puts those planned pages that `next build` left out where it would have put them. Gives their addresses. Throws
 * `KeptPagesOutdated` where they do not fit this build.
 */
export async function restoreKeptPages(plan: ReadonlyMap<string, string>): Promise<Set<string>> {
  const manifest = await readManifest();
  const restored = new Set<string>();
  const assets = new Set<string>();
  const now = new Date();
  for (const [address, key] of plan) {
    if (manifest.routes[address]) continue;
    const kept: KeptPage = JSON.parse(await readFile(keptPageFile(key), 'utf8'));
    for (const [, asset = ''] of kept.html.matchAll(/(?:src|href)="(\/(?:_next\/static|scripts)\/[^"]+)"/g)) assets.add(asset);
    const file = `.next/server/app${address}`;
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(`${file}.html`, kept.html);
    await writeFile(`${file}.meta`, kept.meta);
    await writeFile(`${file}.rsc`, '');
    await utimes(keptPageFile(key), now, now);
    manifest.routes[address] = kept.route;
    restored.add(address);
  }
  const missing = [...assets].find((asset) => !existsSync(assetFile(asset)));
  if (missing) throw new KeptPagesOutdated(`Pages of an earlier build ask for ${missing}, which this one has not made.`);
  await writeManifest(manifest);
  return restored;
}

/** Keeps a finished page for later builds. */
export async function keepPage(page: BuiltPage, route: ManifestRoute, key: string): Promise<void> {
  const [html, meta] = await Promise.all([readFile(`${page.file}.html`, 'utf8'), readFile(`${page.file}.meta`, 'utf8')]);
  const kept: KeptPage = { html, meta, route };
  await writeFile(keptPageFile(key), JSON.stringify(kept));
}

/** Makes room for a new plan. */
export async function forgetPlan(): Promise<void> {
  await rm(plannedPagesFolder, { recursive: true, force: true });
}

export async function forgetKeptPages(): Promise<void> {
  await rm(keptPagesFolder, { recursive: true, force: true });
}

/** Removes files of a cache that no build has used for thirty days. */
export async function removeUnused(folder: string): Promise<void> {
  const oldest = Date.now() - 30 * 24 * 60 * 60 * 1000;
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const file = path.join(folder, entry.name);
    if (entry.isFile() && (await stat(file)).mtimeMs < oldest) await rm(file);
  }
}
