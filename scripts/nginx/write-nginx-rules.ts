import { readFileSync, writeFileSync } from 'node:fs';
import { readManifest, UnexpectedOutput } from '../build/built-pages';
import { layOutSite } from './lay-out-site';
import {
  acceptedMap,
  doorMap,
  doorPattern,
  type HeaderRule,
  headerDirectives,
  otherwiseMap,
  queryDoorMap,
  type RedirectRule,
  type RewriteRule,
  redirectMap,
} from './nginx-rules';

interface RoutesManifest {
  redirects: RedirectRule[];
  headers: HeaderRule[];
  rewrites: { beforeFiles: RewriteRule[]; fallback: RewriteRule[] };
}

/**
 * Writes what `deploy/nginx.conf` includes, so that the rules of `next.config.ts` and of the build are told once only:
 * `maps.conf` (redirects, the addresses that Node answers, headers that depend on the address) and `server.conf` (headers,
 * and the Content-Type of files whose name does not tell it). Throws on a rule that it cannot tell nginx.
 */
export function writeNginxRules(folder: string): void {
  const { redirects, headers, rewrites }: RoutesManifest = JSON.parse(readFileSync('.next/routes-manifest.json', 'utf8'));
  if (!Array.isArray(redirects) || !Array.isArray(headers)) throw new UnexpectedOutput('.next/routes-manifest.json is of another version');
  const note = '# Made by scripts/compress-pages.ts from what the build left in .next: do not edit.\n';
  const { maps, directives } = headerDirectives(headers);
  writeFileSync(
    `${folder}/maps.conf`,
    [
      note,
      redirectMap(redirects),
      queryDoorMap(rewrites.beforeFiles),
      doorMap(doors()),
      acceptedMap(rewrites.beforeFiles),
      otherwiseMap(rewrites.fallback),
      ...maps,
    ].join('\n'),
  );
  writeFileSync(`${folder}/server.conf`, [note, ...directives, '', ...typedLocations(headers), ''].join('\n'));
}

/** Patterns of the addresses that Node answers: those whose pages the build could not make ready for good. */
function doors(): string[] {
  const { routes, dynamicRoutes } = readManifest();
  const entries: Record<string, string> = JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8'));
  const made = Object.entries(routes).map(([address, { srcRoute, initialRevalidateSeconds }]) => ({
    route: srcRoute ?? address,
    isFixed: !initialRevalidateSeconds,
  }));
  const renewed = new Set(made.filter(({ isFixed }) => !isFixed).map(({ route }) => route));
  const ready = new Set(made.map(({ route }) => route));
  const isOpen = (route: string) => {
    const dynamic = dynamicRoutes[route];
    return dynamic ? dynamic.fallback !== false : !ready.has(route);
  };
  const routesOfNode = Object.values(entries).filter((route) => renewed.has(route) || isOpen(route));
  return ['^/_next/image$', '\\.rsc$', ...routesOfNode.map(doorPattern)];
}

function typedLocations(rules: HeaderRule[]): string[] {
  const named = rules.flatMap(({ source, headers }) => {
    const contentType = headers.find(({ key }) => key === 'Content-Type')?.value;
    return contentType ? [{ address: source, contentType }] : [];
  });
  const made = layOutSite().flatMap(({ typed }) => typed ?? []);
  return [...made, ...named].map(({ address, contentType }) => {
    if (!/^[\p{L}\p{N}\p{M}_./-]+$/u.test(address))
      throw new Error(`The Content-Type of ${address} cannot be told to nginx: name a single file`);
    return `location = ${address} {\n  types {}\n  default_type "${contentType}";\n  try_files /files$uri =404;\n}`;
  });
}
