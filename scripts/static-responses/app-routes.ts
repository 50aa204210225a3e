import { readFileSync } from 'node:fs';

/** Returns the routes of the build, such as `/[locale]/polls/[id]`, by the keys of their code (`/[locale]/polls/[id]/route`). */
export function readAppRoutes(): Record<string, string> {
  return JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8'));
}

/** Returns a pattern for the paths of routes: `^/[^/]+/polls/[^/]+$` for `/[locale]/polls/[id]`. */
export function routePattern(routes: readonly string[], flags?: string): RegExp {
  return new RegExp(routes.map((route) => `^${route.split('/').slice(1).map(segmentPattern).join('')}$`).join('|'), flags);
}

function segmentPattern(segment: string): string {
  if (segment.startsWith('[[...')) return '(?:/.*)?';
  if (segment.startsWith('[...')) return '/.+';
  return segment.startsWith('[') ? '/[^/]+' : `/${segment.replace(/[^\w-]/g, '\\$&')}`;
}
