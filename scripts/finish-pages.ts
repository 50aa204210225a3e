import { access, copyFile, readFile, writeFile } from 'node:fs/promises';
import { groupBy } from '../lib/group-by';
import { defaultLocale, locales } from '../lib/i18n';
import { contentSecurityPolicy } from '../lib/security-headers.mjs';
import { type BuiltPage, builtPages, describePages, type PageChange, UnexpectedOutput } from './built-pages';
import { clientComponentsOn, clientModuleNames, importersOf } from './client-components';
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
 * refused unless it is in the group `(interactive)`. `inlineScripts` are our own scripts that stand in pages. The pages for errors get their statuses: Next.js gives a status other than
 * 200 only to pages that it draws again in the browser. Gives the table of what pages weigh. Throws when a file is not
 * where or what it was in the version this was written for.
 */
export async function finishPages(inlineScripts: readonly string[]): Promise<string> {
  const pages = await builtPages();
  const sizes = new Map<BuiltPage, number>();
  const changes = new Map<BuiltPage, PageChange>();
  const refused = new Map<string, string[]>();
  for (const [entry, group] of groupBy(pages, (page) => page.entry)) {
    const nameOf = await clientModuleNames(entry);
    for (const page of group) {
      const components = await clientComponentsOn(page, nameOf);
      if (components.length === 0) sizes.set(page, await strip(page, inlineScripts));
      else if (entry.includes(interactive)) {
        const html = await readFile(`${page.file}.html`, 'utf8');
        changes.set(page, { headers: { 'content-security-policy': contentSecurityPolicy(inlineScriptsIn(html)) } });
        sizes.set(page, html.length);
      } else for (const component of components) refused.set(component, [...(refused.get(component) ?? []), page.path]);
    }
  }
  if (refused.size) throw new Error(await explain(refused));

  for (const { name, status } of errorPages) for (const locale of locales) changes.set(pageAt(pages, `/${locale}/${name}`), { status });
  await describePages(changes);
  for (const { name, replaced } of errorPages) for (const file of replaced) await replace(file, pageAt(pages, `/${defaultLocale}/${name}`));
  return weighPages(sizes);
}

/** Gives the size of the page without the runtime, in bytes. */
async function strip({ file }: BuiltPage, inlineScripts: readonly string[]): Promise<number> {
  const html = await readFile(`${file}.html`, 'utf8');
  try {
    const stripped = stripRuntime(html, inlineScripts);
    await writeFile(`${file}.html`, stripped);
    return Buffer.byteLength(stripped);
  } catch (cause) {
    throw new UnexpectedOutput(`${file}.html: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

async function explain(refused: Map<string, string[]>): Promise<string> {
  const lines = [...refused].map(async ([component, paths]) => {
    const importers = await importersOf(component);
    const more = paths.length > 1 ? ` and ${paths.length - 1} more` : '';
    return `${component} is a client component on ${paths[0]}${more}, imported by ${importers.join(', ') || 'a package'}`;
  });
  return `${(await Promise.all(lines)).join('\n')}
A page that is only read would load Next's whole runtime for it. Make it a server component with a small script of its own
(components/*/*.browser.ts), or move the page into app/[locale]${interactive} if it cannot do without.`;
}

function pageAt(pages: BuiltPage[], path: string): BuiltPage {
  const page = pages.find((candidate) => candidate.path === path);
  if (!page) throw new UnexpectedOutput(`There is no page ${path}`);
  return page;
}

async function replace(name: string, page: BuiltPage): Promise<void> {
  const file = `.next/server/${name}`;
  await access(file);
  await copyFile(`${page.file}.html`, file);
}
