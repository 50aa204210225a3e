import { readFileSync } from 'node:fs';
import { filesBelow } from '../../lib/base/files/files-below';
import { defaultLocale, localePath, locales } from '../../lib/base/i18n/i18n';
import { readManifest } from '../build/built-pages';
import type { RouteRules } from './route-rules';

/** A path in which Next.js sees nothing special: nothing encoded, no name with a dot or underscore in front, no flight data. */
const plainPath = /^(?:\/[A-Za-z0-9-][\w.-]*)+(?<!\.rsc)$/;

/**
 * Returns a function that names the page for an address that surely leads nowhere. Any other, such as one that a route may know which is
 * made for each request, it leaves to Next.js. Scanners ask for hundreds of unknown addresses.
 */
export function notFoundPages(rules: RouteRules): (pathname: string) => string | undefined {
  const files = new Set(filesBelow('public').map((file) => file.slice('public'.length)));
  const open = new RegExp(openRoutes().map(patternOf).join('|'), 'i');
  const pages = locales.map((locale) => {
    const address = localePath(locale, '/not-found');
    return { start: localePath(locale, '/').replace(/\/?$/, '/'), address, headers: headersOf(address) };
  });

  return (pathname) => {
    if (!plainPath.test(pathname) || files.has(pathname)) return undefined;
    const page = pages.findLast(({ start }) => pathname.toLowerCase().startsWith(start));
    if (!page || !pathname.startsWith(page.start) || rules.isRedirected(pathname)) return undefined;
    for (const address of [pathname, `/${defaultLocale}${pathname}`])
      if (open.test(address) || rules.isRewritten(address)) return undefined;
    return headersOf(pathname) === page.headers ? page.address : undefined;
  };

  function headersOf(pathname: string): string {
    return JSON.stringify([...rules.headersOf(pathname)]);
  }
}

/** The routes that answer at other addresses than those that the build has made, such as `/api/health` or `/[locale]/polls/[id]`. */
function openRoutes(): string[] {
  const { routes, dynamicRoutes } = readManifest();
  const made = new Set(Object.entries(routes).map(([address, { srcRoute }]) => srcRoute ?? address));
  const entries: Record<string, string> = JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8'));
  return Object.values(entries).filter((route) => !made.has(route) || (dynamicRoutes[route] && dynamicRoutes[route].fallback !== false));
}

/** The addresses of a route as a pattern: `^/[^/]+/polls/[^/]+$` for `/[locale]/polls/[id]`. */
function patternOf(route: string): string {
  return `^${route.split('/').slice(1).map(segmentPattern).join('')}$`;
}

function segmentPattern(segment: string): string {
  if (segment.startsWith('[[...')) return '(?:/.*)?';
  if (segment.startsWith('[...')) return '/.+';
  return segment.startsWith('[') ? '/[^/]+' : `/${segment.replace(/[^\w-]/g, '\\$&')}`;
}
