import { readFileSync } from 'node:fs';
import { UnexpectedOutput } from '../build/built-pages';

interface Rule {
  source: string;
  regex: string;
}

interface Condition {
  type: string;
  key: string;
  value?: string;
}

interface HeaderRule extends Rule {
  headers: { key: string; value: string }[];
}

interface Rewrite extends Rule {
  destination: string;
  has?: Condition[];
}

interface RoutesManifest {
  redirects: Rule[];
  headers: HeaderRule[];
  rewrites: { beforeFiles: Rewrite[]; fallback: Rewrite[] };
}

/** The rules of `next.config.ts`, as in the routes manifest of the build. */
export class RouteRules {
  private readonly redirects: RegExp[];
  private readonly headers: { pattern: RegExp; headers: HeaderRule['headers'] }[];
  private readonly rewrites: { pattern: RegExp; destination: string; has: Condition[] }[];
  private readonly fallbacks: RegExp[];

  constructor({ redirects, headers, rewrites: { beforeFiles, fallback } }: RoutesManifest) {
    this.redirects = redirects.map(patternOf);
    this.headers = headers.map((rule) => ({ pattern: patternOf(rule), headers: rule.headers }));
    this.rewrites = beforeFiles.map((rule) => ({ pattern: patternOf(rule), destination: rule.destination, has: rule.has ?? [] }));
    this.fallbacks = fallback.filter(({ destination }) => !destination.endsWith('/not-found')).map(patternOf);
  }

  /** Returns the header fields that the rules add to a response, by name. The last rule for a field applies. */
  headersOf(pathname: string): Map<string, string> {
    const fields = new Map<string, string>();
    for (const { pattern, headers } of this.headers)
      if (pattern.test(pathname)) for (const { key, value } of headers) fields.set(key, value);
    return fields;
  }

  isRedirected(pathname: string): boolean {
    return this.redirects.some((pattern) => pattern.test(pathname));
  }

  /** Returns the conditions under which a path is rewritten, each with its internal destination. */
  conditionsOf(pathname: string): { condition: Condition; destination: string }[] {
    return this.rewrites.flatMap(({ pattern, destination, has }) => {
      const match = has.length ? pattern.exec(pathname) : null;
      return match ? has.map((condition) => ({ condition, destination: destination.replace(/:\w+/, match[1] ?? '') })) : [];
    });
  }

  /** Returns whether a path without percent signs may be rewritten to another page than not-found. */
  isRewritten(pathname: string): boolean {
    const isElsewhere = ({ pattern, destination }: { pattern: RegExp; destination: string }) =>
      !destination.endsWith('/not-found') && pattern.test(pathname);
    return this.rewrites.some(isElsewhere) || this.fallbacks.some((pattern) => pattern.test(pathname));
  }
}

export function readRouteRules(): RouteRules {
  const file = '.next/routes-manifest.json';
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(manifest.headers) || !Array.isArray(manifest.rewrites?.beforeFiles))
    throw new UnexpectedOutput(`${file} has another format`);
  return new RouteRules(manifest);
}

/** Next.js matches the sources of rules case-insensitively. */
function patternOf({ regex }: Rule): RegExp {
  return new RegExp(regex, 'i');
}
