import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BuildOptions, build } from 'esbuild';

/** Addresses of modules and texts of inline scripts, by name. */
export interface BrowserScripts {
  modules: Record<string, string>;
  inline: Record<string, string>;
}

/** Where the browser gets them, and what tells the pages their names. */
const servedFrom = 'public/scripts';
const manifest = '.browser/scripts.json';

const shared: BuildOptions = { bundle: true, minify: true, target: 'es2022', tsconfigRaw: {}, logLevel: 'error', charset: 'utf8' };

/**
 * Bundles what runs in the reader's browser: each `components/**\/x.browser.ts` becomes a module of its own under
 * `/scripts`, with a hash of its content in its name; each `x.inline.ts` becomes text for a page's head. Gives their
 * addresses and texts, and writes them to `.browser/scripts.json`, where pages find them. Throws, after printing where, on a script that does not compile.
 */
export async function bundleScripts(): Promise<BrowserScripts> {
  const modules = await build({
    ...shared,
    entryPoints: ['components/**/*.browser.ts'],
    format: 'esm',
    entryNames: '[name]-[hash]',
    outdir: servedFrom,
    metafile: true,
    write: false,
  });
  const inline = await build({ ...shared, entryPoints: ['components/**/*.inline.ts'], format: 'iife', outdir: servedFrom, write: false });

  await rm(servedFrom, { recursive: true, force: true });
  await mkdir(servedFrom, { recursive: true });
  await mkdir(path.dirname(manifest), { recursive: true });
  for (const file of modules.outputFiles ?? []) await writeFile(file.path, file.contents);
  const addresses = Object.entries(modules.metafile.outputs).map(([output, { entryPoint = '' }]) => [
    nameOf(entryPoint),
    `/scripts/${path.basename(output)}`,
  ]);
  const texts = (inline.outputFiles ?? []).map((file) => [nameOf(file.path), file.text.trim()]);
  const names: BrowserScripts = { modules: Object.fromEntries(addresses), inline: Object.fromEntries(texts) };
  await writeFile(manifest, `${JSON.stringify(names, null, 2)}\n`);
  return names;
}

/** `theme-switch` for `components/site/theme-switch.browser.ts`. */
function nameOf(file: string): string {
  return path.basename(file).replace(/\.(browser|inline)\.[jt]s$/, '');
}
