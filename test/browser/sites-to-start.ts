import { readdirSync } from 'node:fs';
import path from 'node:path';

/** The servers that the browser tests share, named as their Playwright projects, in the order of their start. */
export const siteNames = ['development', 'site', 'fixture site'] as const;
export type SiteName = (typeof siteNames)[number];

/** The specs that run on the site and on the fixture site. */
export const specsOfBothSites = ['crawl.spec.ts', 'page-metadata.spec.ts'];

/**
 * Returns the sites that a run needs, so that one browser test does not wait for the build of another site. `args` are those of
 * `playwright test`: `--project`, and patterns for spec files. Returns all sites where no spec matches.
 */
export function sitesToStart(args: readonly string[]): SiteName[] {
  const projects = valuesOf(args, '--project');
  const specs = readdirSync(path.resolve('e2e')).filter((name) => name.endsWith('.spec.ts'));
  const patterns = args.filter((arg) => !arg.startsWith('-')).map((arg) => arg.replace(/:\d+(?::\d+)?$/, ''));
  const named = specs.filter((name) => patterns.some((pattern) => matches(path.resolve('e2e', name), pattern)));
  const needed = new Set((named.length ? named : specs).flatMap(sitesOf));
  return siteNames.filter((name) => needed.has(name) && (!projects.length || projects.some((project) => usesSite(project, name))));
}

function sitesOf(spec: string): SiteName[] {
  if (spec.endsWith('.fixture.spec.ts')) return ['fixture site'];
  if (spec.endsWith('.dev.spec.ts')) return ['development'];
  return specsOfBothSites.includes(spec) ? ['site', 'fixture site'] : ['site'];
}

/** Whether a project uses a site: `fixture site, crawled` uses the fixture site. */
function usesSite(project: string, site: SiteName): boolean {
  return project === site || project.startsWith(`${site},`);
}

/** Returns the values of an option: `--project=a`, or `--project a`. */
function valuesOf(args: readonly string[], option: string): string[] {
  return args.flatMap((arg, index) => {
    if (arg.startsWith(`${option}=`)) return arg.slice(option.length + 1);
    return arg === option ? (args[index + 1] ?? []) : [];
  });
}

/** Playwright reads file patterns as regular expressions. */
function matches(file: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'i').test(file);
  } catch {
    return file.includes(pattern);
  }
}
