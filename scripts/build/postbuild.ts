import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { contentSecurityPolicy } from '../../lib/base/http/security-headers';
import { defaultLocale, locales } from '../../lib/base/i18n/i18n';
import { groupBy } from '../../lib/base/text/group-by';
import type { RenderedPost } from '../../lib/content/model/rendered-posts';
import {
  addHeaderRules,
  type BuiltPage,
  builtPages,
  changeMeta,
  publicPath,
  readManifest,
  UnexpectedOutput,
  writeManifest,
} from './built-pages';
import { clientComponentsOn, clientModuleNames, importersOf } from './client-components';
import { cachePage, restoreCachedPages } from './page-cache';
import { placeMarkdown } from './place-rendered-posts';
import { inlineScriptsIn, stripRuntime } from './strip-runtime';
import { weighPages } from './weigh-pages';

/** A page may hold client components when its folder lies in this route group; any other is a page to be read. */
const interactive = '/(interactive)/';

/** The pages for errors, and the files of Next's own that they take the place of. */
export const errorPages = [
  { name: 'not-found', status: 404, replaced: ['pages/404.html', 'app/_not-found.html'] },
  { name: 'server-error', status: 500, replaced: ['pages/500.html', 'app/_global-error.html'] },
];

interface Finish {
  /** Our own scripts that stand in pages. */
  inlineScripts: readonly string[];
  /** The keys of the pages that the build planned, by address. */
  plan: ReadonlyMap<string, string>;
  /** Posts whose Markdown was made beside `next build`. */
  rendered: RenderedPost[];
  /** Whether later builds may use these pages. */
  mayKeep: boolean;
  /** Whether every page keeps Next's runtime (`KEEP_RUNTIME=1`) and may hold client components. */
  keepRuntime: boolean;
}

/**
 * What the build does to pages after `next build`. A page whose flight data names no client component loses the runtime,
 * which it would load for nothing. One that does hold some keeps all of it, gets a policy that allows its scripts, and is
 * refused unless it is in the group `(interactive)`. Pages that did not change come from an earlier build. The pages for
 * errors get their statuses: Next.js gives a status other than 200 only to pages that it draws again in the browser.
 *
 * Gives the table of what pages weigh. Throws when a file is not where or what it was in the version this was written for,
 * and `KeptPagesOutdated` when the build must be made anew.
 */
export async function runPostbuild({ inlineScripts, plan, rendered, mayKeep, keepRuntime }: Finish): Promise<string> {
  const manifest = readManifest();
  const restored = restoreCachedPages(plan, manifest);
  placeMarkdown(rendered, manifest);
  const pages = builtPages(manifest);
  const made = pages.filter(({ address }) => !restored.has(address));
  const { reading, holding } = keepRuntime ? { reading: [], holding: made.map((page) => ({ page, components: [] })) } : sortPages(made);
  const refused = holding.filter(({ page, components }) => components.length && !page.entry.includes(interactive));
  if (refused.length) throw new Error(await explain(refused));

  for (const page of reading) strip(page, inlineScripts);
  // Flight data of parts of pages, which nothing asks for any more.
  const removing = Promise.all(reading.map(({ file }) => rm(`${file}.segments`, { recursive: true, force: true })));
  addHeaderRules(
    holding.map(({ page }) => {
      const value = contentSecurityPolicy(inlineScriptsIn(readFileSync(`${page.file}.html`, 'utf8')));
      return { path: publicPath(page.address), headers: [{ key: 'Content-Security-Policy', value }] };
    }),
  );
  for (const { name, status } of errorPages) for (const locale of locales) giveStatus(pageAt(`/${locale}/${name}`), status);
  writeManifest(manifest);

  const isHolding = new Set(holding.map(({ page }) => page.address));
  for (const [address, key] of plan)
    if (mayKeep && !restored.has(address) && !isHolding.has(address)) cachePage(address, routeOf({ address }), key);
  for (const { name, replaced } of errorPages) for (const file of replaced) replace(file, pageAt(`/${defaultLocale}/${name}`));
  await removing;
  return weighPages(pages);

  /** `next start` reads a page's status from its `.meta`, Vercel's builder from the prerender manifest. */
  function giveStatus(page: BuiltPage, status: number): void {
    routeOf(page).initialStatus = status;
    changeMeta(page, (meta) => Object.assign(meta, { status }));
  }

  function routeOf({ address }: Pick<BuiltPage, 'address'>) {
    return manifest.routes[address] ?? fail(`The prerender manifest has no ${address}`);
  }

  function pageAt(address: string): BuiltPage {
    return pages.find((page) => page.address === address) ?? fail(`There is no page ${address}`);
  }
}

interface HoldingPage {
  page: BuiltPage;
  components: string[];
}

/** Tells the pages that are only read from those that hold client components. */
function sortPages(pages: BuiltPage[]): { reading: BuiltPage[]; holding: HoldingPage[] } {
  const reading: BuiltPage[] = [];
  const holding: HoldingPage[] = [];
  for (const [entry, group] of groupBy(pages, (page) => page.entry)) {
    const nameOf = clientModuleNames(entry);
    for (const page of group) {
      const components = clientComponentsOn(page, nameOf);
      if (components.length) holding.push({ page, components });
      else reading.push(page);
    }
  }
  return { reading, holding };
}

/** Takes the runtime from a page, and the flight data that it would ask for when the reader moves to that page. */
function strip(page: BuiltPage, inlineScripts: readonly string[]): void {
  const { file } = page;
  const html = readFileSync(`${file}.html`, 'utf8');
  try {
    writeFileSync(`${file}.html`, stripRuntime(html, inlineScripts));
  } catch (cause) {
    throw new UnexpectedOutput(`${file}.html: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
  // The file must be there, or `next start` makes the page anew.
  writeFileSync(`${file}.rsc`, '');
  changeMeta(page, (meta) => delete meta.segmentPaths);
}

async function explain(refused: HoldingPage[]): Promise<string> {
  const uses = groupBy(
    refused.flatMap(({ page, components }) => components.map((component) => ({ page, component }))),
    ({ component }) => component,
  );
  const lines = [...uses].map(async ([component, [first, ...more]]) => {
    const importers = (await importersOf(component)).join(', ') || 'a package';
    const others = more.length ? ` and ${more.length} more` : '';
    return `${component} is a client component on ${first?.page.address}${others}, imported by ${importers}`;
  });
  return `${(await Promise.all(lines)).join('\n')}
A page that is only read would load Next's whole runtime for it. Make it a server component with a small script of its own
(components/*/*.browser.ts), or move the page into app/[locale]${interactive} if it cannot do without.`;
}

function replace(name: string, page: BuiltPage): void {
  const file = `.next/server/${name}`;
  if (!existsSync(file)) fail(`There is no ${file}`);
  copyFileSync(`${page.file}.html`, file);
}

function fail(what: string): never {
  throw new UnexpectedOutput(what);
}
