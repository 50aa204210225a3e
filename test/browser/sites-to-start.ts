import { readdirSync } from 'node:fs';
import path from 'node:path';

/** The servers that the browser tests share, by the projects of Playwright that use them. */
export const siteNames = ['development', 'site', 'fixture site'] as const;
export type SiteName = (typeof siteNames)[number];

/** Tests of these files look at the site and at the fixture site. */
export const specsOfBothSites = ['crawl.spec.ts', 'page-metadata.spec.ts'];

/**
 * Returns the sites that the tests of a command line need, so that one browser test does not wait for the build of a site that it does
 * not open. `args` are those of `playwright test`: `--project`, and patterns for the files of tests. Where it cannot tell, it names all.
 */
export function sitesToStart(args: readonly string[]): SiteName[] {
  const projects = valuesOf(args, '--project');
  const specs = readdirSync(path.resolve('e2e')).filter((name) => name.endsWith('.spec.ts'));
  const patterns = args.filter((arg) => !arg.startsWith('-')).map((arg) => arg.replace(/:\d+(?::\d+)?$/, ''));
  const named = specs.filter((name) => patterns.some((pattern) => matches(path.resolve('e2e', name), pattern)));
  const needed = new Set((named.length ? named : specs).flatMap(sitesOf));
  return siteNames.filter((name) => needed.has(name) && (!projects.length || projects.some((project) => isOf(project, name))));
}

function sitesOf(spec: string): SiteName[] {
  if (spec.endsWith('.fixture.spec.ts')) return ['fixture site'];
  if (spec.endsWith('.dev.spec.ts')) return ['development'];
  return specsOfBothSites.includes(spec) ? ['site', 'fixture site'] : ['site'];
}

/** Whether a project looks at a site: `fixture site, crawled` at the fixture site. */
function isOf(project: string, site: SiteName): boolean {
  return project === site || project.startsWith(`${site},`);
}

/** The values of an option: `--project=a`, or `--project a`. */
function valuesOf(args: readonly string[], option: string): string[] {
  return args.flatMap((arg, index) => {
    if (arg.startsWith(`${option}=`)) return arg.slice(option.length + 1);
    return arg === option ? (args[index + 1] ?? []) : [];
  });
}

/** Playwright takes what names files for regular expressions. */
function matches(file: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'i').test(file);
  } catch {
    return file.includes(pattern);
  }
}
