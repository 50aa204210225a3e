import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import tailwind from '@tailwindcss/postcss';
import { type BuildOptions, build } from 'esbuild';
import postcss from 'postcss';
import { languageOf, locales } from '../../lib/base/i18n/languages';
import { shareDesign } from './share-design';

/** URL paths of the style sheet and of modules, and texts of inline scripts, by name. */
export interface BrowserAssets {
  styles: string;
  modules: Record<string, string>;
  inline: Record<string, string>;
  /** A hash of the code that draws share images. */
  shareDesign: string;
}

/** Names the files of `public/scripts` and `public/styles` for the pages. */
const manifest = '.browser/assets.json';

const shared: BuildOptions = { bundle: true, minify: true, target: 'es2022', logLevel: 'error', charset: 'utf8' };

/**
 * Bundles the style sheet (`components/site/globals.css`) and a module for each `components/**\/x.browser.ts`, with a hash of the content in
 * their names, and the text of each `x.inline.ts` for the head of pages. Returns them, and writes them to `.browser/assets.json`, where
 * pages and route handlers find them. Throws, after printing where, on what does not compile.
 */
export async function bundleAssets(): Promise<BrowserAssets> {
  const [styles, scripts, design] = await Promise.all([bundleStyles(), bundleScripts(), shareDesign()]);
  const assets: BrowserAssets = { styles, ...scripts, shareDesign: design };
  await mkdir(path.dirname(manifest), { recursive: true });
  await writeFile(manifest, `${JSON.stringify(assets, null, 2)}\n`);
  return assets;
}

async function bundleStyles(): Promise<string> {
  const from = 'components/site/globals.css';
  const source = `${await readFile(from, 'utf8')}\n${languageFonts()}`;
  const { css } = await postcss([tailwind({ optimize: true })]).process(source, { from });
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 8);
  const address = `/styles/site-${hash}.css`;
  await writeFresh('public/styles', [{ path: `public${address}`, contents: css }]);
  return address;
}

/** Returns the rules that set a language in its own fonts. */
function languageFonts(): string {
  const rules = locales.map((locale) => {
    const { fonts } = languageOf(locale);
    if (!fonts) return '';
    return `:root:lang(${locale}) { --font-serif: ${fonts.serif}; --font-sans: ${fonts.sans}; }
@layer base { :lang(${locale}) :is(em, i) { font-family: ${fonts.emphasis}, var(--font-sans); } }`;
  });
  return rules.join('\n');
}

async function bundleScripts(): Promise<Pick<BrowserAssets, 'modules' | 'inline'>> {
  const outdir = 'public/scripts';
  const modules = await build({
    ...shared,
    entryPoints: ['components/**/*.browser.ts'],
    format: 'esm',
    entryNames: '[name]-[hash]',
    outdir,
    metafile: true,
    write: false,
  });
  const inline = await build({ ...shared, entryPoints: ['components/**/*.inline.ts'], format: 'iife', outdir, write: false });
  await writeFresh(outdir, modules.outputFiles ?? []);
  const addresses = Object.entries(modules.metafile.outputs).map(([output, { entryPoint = '' }]) => [
    nameOf(entryPoint),
    `/scripts/${path.basename(output)}`,
  ]);
  const texts = (inline.outputFiles ?? []).map((file) => [nameOf(file.path), file.text.trim()]);
  return { modules: Object.fromEntries(addresses), inline: Object.fromEntries(texts) };
}

async function writeFresh(folder: string, files: { path: string; contents: string | Uint8Array }[]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const { path, contents } of files) await writeFile(path, contents);
}

/** Returns `theme-switch` for `components/site/theme-switch.browser.ts`. */
function nameOf(file: string): string {
  return path.basename(file).replace(/\.(browser|inline)\.[jt]s$/, '');
}
