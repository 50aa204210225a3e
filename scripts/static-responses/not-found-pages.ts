import { filesBelow } from '../../lib/base/files/files-below';
import { defaultLocale, localePath, locales } from '../../lib/base/i18n/i18n';
import { readManifest } from '../build/built-pages';
import { readAppRoutes, routePattern } from './app-routes';
import type { RouteRules } from './route-rules';

/** Paths without a special meaning to Next.js: nothing is encoded, no segment starts with a dot or underscore, no flight data. */
const plainPath = /^(?:\/[A-Za-z0-9-][\w.-]*)+(?<!\.rsc)$/;

/**
 * Returns a function that returns the address of the not-found page for a path that no route, rule or file can match, and undefined for
 * any other. Scanners request hundreds of unknown paths.
 */
export function notFoundPages(rules: RouteRules): (pathname: string) => string | undefined {
  const files = new Set(filesBelow('public').map((file) => file.slice('public'.length)));
  const open = routePattern(openRoutes(), 'i');
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

/** Returns the routes with other paths than those that the build has rendered, such as `/api/health` or `/[locale]/polls/[id]`. */
function openRoutes(): string[] {
  const { routes, dynamicRoutes } = readManifest();
  const rendered = new Set(Object.entries(routes).map(([address, { srcRoute }]) => srcRoute ?? address));
  return Object.values(readAppRoutes()).filter(
    (route) => !rendered.has(route) || (dynamicRoutes[route] && dynamicRoutes[route].fallback !== false),
  );
}
