import { access, copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { groupBy } from '../lib/group-by';
import { defaultLocale, locales } from '../lib/i18n';
import { contentSecurityPolicy } from '../lib/security-headers.mjs';
import { type BuiltPage, builtPages, changeMeta, readManifest, UnexpectedOutput, writeManifest } from './built-pages';
import { clientComponentsOn, clientModuleNames, importersOf } from './client-components';
import { keepPage, readPlan, restoreKeptPages } from './kept-pages';
import { inlineScriptsIn, stripRuntime } from './strip-runtime';
import { weighPages } from './weigh-pages';

/** A page may hold client components when its folder lies in this route group; any other is a page to be read. */
const interactive = '/(interactive)/';

/** The pages for errors, and the files of Next's own that they take the place of. */
const errorPages = [
  { name: 'missing', status: 404, replaced: ['pages/404.html', 'app/_not-found.html'] },
  { name: 'failed', status: 500, replaced: ['pages/500.html', 'app/_global-error.html'] },
];

/**
 * What the build does to pages after `next build`. A page whose flight data names no client component loses the runtime,
 * which it would load for nothing. One that does hold some keeps all of it, gets a policy that allows its scripts, and is
 * refused unless it is in the group `(interactive)`. Pages that did not change come from an earlier build. The pages for
 * errors get their statuses: Next.js gives a status other than 200 only to pages that it draws again in the browser.
 *
 * `inlineScripts` are our own scripts that stand in pages. Gives the table of what pages weigh. Throws when a file is not
 * where or what it was in the version this was written for, and `KeptPagesOutdated` when the build must be made anew.
 */
export async function finishPages(inlineScripts: readonly string[]): Promise<string> {
  const plan = await readPlan();
  const restored = await restoreKeptPages(plan);
  const pages = await builtPages();
  const { reading, holding } = await sortPages(pages.filter(({ address }) => !restored.has(address)));
  const refused = holding.filter(({ page }) => !page.entry.includes(interactive));
  if (refused.length) throw new Error(await explain(refused));

  const manifest = await readManifest();
  for (const page of reading) await strip(page, inlineScripts);
  for (const { page } of holding) {
    const policy = contentSecurityPolicy(inlineScriptsIn(await readFile(`${page.file}.html`, 'utf8')));
    await giveHeaders(page, { 'content-security-policy': policy });
  }
  for (const { name, status } of errorPages) for (const locale of locales) await giveStatus(pageAt(`/${locale}/${name}`), status);
  await writeManifest(manifest);

  for (const page of reading) {
    const key = plan.get(page.address);
    if (key) await keepPage(page, routeOf(page), key);
  }
  for (const { name, replaced } of errorPages) for (const file of replaced) await replace(file, pageAt(`/${defaultLocale}/${name}`));
  return weighPages(pages);

  /** `next start` reads a page's status and headers from its `.meta`, Vercel's builder from the prerender manifest. */
  async function giveStatus(page: BuiltPage, status: number): Promise<void> {
    routeOf(page).initialStatus = status;
    await changeMeta(page, (meta) => Object.assign(meta, { status }));
  }

  async function giveHeaders(page: BuiltPage, headers: Record<string, string>): Promise<void> {
    routeOf(page).initialHeaders = { ...routeOf(page).initialHeaders, ...headers };
    await changeMeta(page, (meta) => Object.assign(meta.headers, headers));
  }

  function routeOf({ address }: BuiltPage) {
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
async function sortPages(pages: BuiltPage[]): Promise<{ reading: BuiltPage[]; holding: HoldingPage[] }> {
  const reading: BuiltPage[] = [];
  const holding: HoldingPage[] = [];
  for (const [entry, group] of groupBy(pages, (page) => page.entry)) {
    const nameOf = await clientModuleNames(entry);
    for (const page of group) {
      const components = await clientComponentsOn(page, nameOf);
      if (components.length) holding.push({ page, components });
      else reading.push(page);
    }
  }
  return { reading, holding };
}

/** Takes the runtime from a page, and the flight data that it would ask for when the reader moves to that page. */
async function strip(page: BuiltPage, inlineScripts: readonly string[]): Promise<void> {
  const { file } = page;
  const html = await readFile(`${file}.html`, 'utf8');
  try {
    await writeFile(`${file}.html`, stripRuntime(html, inlineScripts));
  } catch (cause) {
    throw new UnexpectedOutput(`${file}.html: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
  // The file must be there, or `next start` makes the page anew.
  await writeFile(`${file}.rsc`, '');
  await rm(`${file}.segments`, { recursive: true, force: true });
  await changeMeta(page, (meta) => delete meta.segmentPaths);
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

async function replace(name: string, page: BuiltPage): Promise<void> {
  const file = `.next/server/${name}`;
  await access(file);
  await copyFile(`${page.file}.html`, file);
}

function fail(what: string): never {
  throw new UnexpectedOutput(what);
}
