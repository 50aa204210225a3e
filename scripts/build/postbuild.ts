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
import { cachePage, restoreCachedPages } from './cached-pages';
import { clientComponentsOn, clientModuleNames, importersOf } from './client-components';
import { placeMarkdown } from './place-rendered-posts';
import { inlineScriptsIn, stripRuntime } from './strip-runtime';
import { weighPages } from './weigh-pages';

/** Only pages in this route group may have client components. */
const interactive = '/(interactive)/';

/** Error pages, and the files of Next.js that they replace. */
export const errorPages = [
  { name: 'not-found', status: 404, replaced: ['pages/404.html', 'app/_not-found.html'] },
  { name: 'server-error', status: 500, replaced: ['pages/500.html', 'app/_global-error.html'] },
];

interface Finish {
  /** The texts of the site's inline scripts. */
  inlineScripts: readonly string[];
  /** The cache keys of the planned pages, by internal path. */
  plan: ReadonlyMap<string, string>;
  /** Posts whose Markdown was rendered beside `next build`. */
  rendered: RenderedPost[];
  /** Whether pages may be cached for later builds. */
  mayKeep: boolean;
  /** Whether every page keeps Next's runtime (`KEEP_RUNTIME=1`) and may hold client components. */
  keepRuntime: boolean;
}

/**
 * Finishes the pages after `next build`. The runtime of Next.js is removed from pages without client components. Pages with some keep it,
 * get a policy that allows its scripts, and must be in the group `(interactive)`. Unchanged pages come from the cache. Error pages get
 * their status, which Next.js sets only for pages that it renders again in the browser. Returns a table of page sizes.
 *
 * @throws UnexpectedOutput if the output of Next.js has another format; PageCacheOutdated if all pages must be rendered
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
  // Flight data of page segments, which is no longer requested.
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

/** Separates pages without client components from those with some. */
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

/** Removes the runtime and the flight data of a page. */
function strip(page: BuiltPage, inlineScripts: readonly string[]): void {
  const { file } = page;
  const html = readFileSync(`${file}.html`, 'utf8');
  try {
    writeFileSync(`${file}.html`, stripRuntime(html, inlineScripts));
  } catch (cause) {
    throw new UnexpectedOutput(`${file}.html: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
  // Without the file, `next start` would render the page again.
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
The page would load the whole runtime of Next.js for it. Make it a server component with a small script of its own
(components/*/*.browser.ts), or move the page into app/[locale]${interactive} if it needs React in the browser.`;
}

function replace(name: string, page: BuiltPage): void {
  const file = `.next/server/${name}`;
  if (!existsSync(file)) fail(`There is no ${file}`);
  copyFileSync(`${page.file}.html`, file);
}

function fail(what: string): never {
  throw new UnexpectedOutput(what);
}
