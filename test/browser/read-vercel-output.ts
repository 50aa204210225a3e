import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The fields that this site uses of a route in `config.json` (vercel.com/docs/build-output-api/configuration#routes). */
interface Route {
  handle?: string;
  src?: string;
  dest?: string;
  status?: number;
  headers?: Record<string, string>;
  has?: { type: string; key: string }[];
  continue?: boolean;
  check?: boolean;
  important?: boolean;
}

/** A static response of Vercel. */
interface Answer {
  status: number;
  headers: Headers;
  content: Buffer;
  /** Whether it is a file, not a page of Next.js. */
  isFile: boolean;
}

/**
 * Reads the output of `vercel build` (Build Output API 3). `answer` follows its routes for a request without a query and without the
 * headers that routes match. It returns the static response, or undefined where only a function could answer. Throws on another
 * version.
 */
export function readVercelOutput(folder: string): { answer(address: string): Answer | undefined; finished: number } {
  const { version, routes, overrides }: { version: number; routes: Route[]; overrides: Record<string, { path?: string }> } = JSON.parse(
    readFileSync(`${folder}/config.json`, 'utf8'),
  );
  if (version !== 3) throw new Error(`The build output has version ${version}: expected 3.`);
  const renamed = new Map(Object.entries(overrides).map(([file, { path: shown = file }]): [string, string] => [`/${shown}`, file]));
  const isPlain = ({ src, has }: Route) => src !== undefined && !has;
  const filesystem = routes.findIndex(({ handle }) => handle === 'filesystem');
  const afterHit = routes
    .slice(routes.findIndex(({ handle }) => handle === 'hit') + 1)
    .filter(({ handle, important }) => !handle && important);
  const used = new Set<string>();

  return {
    answer(address) {
      const headers = new Headers();
      let place = address;
      for (const route of routes.slice(0, filesystem).filter(isPlain)) {
        const match = matching(route, place);
        if (!match) continue;
        addHeaders(headers, route, match);
        if (!route.continue) return undefined;
        if (route.dest) place = filled(route.dest, match);
      }
      for (const route of [undefined, ...routes.slice(filesystem).filter((route) => isPlain(route) && route.check)]) {
        const match = route && matching(route, place);
        if (route && !match) continue;
        if (route && match) place = filled(route.dest ?? place, match);
        const made = madeAt(place, headers);
        if (!made) continue;
        for (const rule of afterHit) {
          const match = matching(rule, place);
          if (match) addHeaders(made.headers, rule, match);
        }
        return made;
      }
      return undefined;
    },
    get finished() {
      return used.size;
    },
  };

  function madeAt(address: string, ruled: Headers): Answer | undefined {
    const name = decodeURI(address.split('?')[0] ?? '').replace(/^\/$/, '/index');
    const file = path.join(folder, 'static', renamed.get(name) ?? name);
    if (existsSync(file) && statSync(file).isFile())
      return { status: 200, headers: new Headers(ruled), content: readFileSync(file), isFile: true };
    const config = path.join(folder, 'functions', `${name}.prerender-config.json`);
    if (!existsSync(config)) return undefined;
    const { expiration, fallback, initialHeaders = {}, initialStatus = 200 } = JSON.parse(readFileSync(config, 'utf8'));
    if (expiration !== false) throw new Error(`${address} would be rendered again after ${expiration} seconds: expected never.`);
    used.add(config);
    const content = readFileSync(path.join(path.dirname(config), fallback.fsPath));
    const headers = new Headers({
      ...(fallback.fsPath.endsWith('.html') ? { 'content-type': 'text/html; charset=utf-8' } : {}),
      ...initialHeaders,
    });
    for (const [key, value] of ruled) headers.set(key, value);
    return { status: initialStatus, headers, content, isFile: false };
  }
}

function matching({ src = '' }: Route, address: string): RegExpExecArray | null {
  return new RegExp(src.startsWith('^') ? src : `^${src}$`, 'i').exec(address);
}

/** Replaces `$1` and `$name` in a destination by what its pattern has matched. */
function filled(text: string, match: RegExpExecArray): string {
  return text.replace(/\$(\d+|[a-z]\w*)/gi, (_, name: string) => (/^\d/.test(name) ? match[Number(name)] : match.groups?.[name]) ?? '');
}

function addHeaders(headers: Headers, { headers: given = {} }: Route, match: RegExpExecArray): void {
  for (const [key, value] of Object.entries(given)) headers.set(key, filled(value, match));
}
