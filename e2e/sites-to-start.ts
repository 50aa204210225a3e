import { readdirSync } from 'node:fs';
import path from 'node:path';

export type SiteName = 'site' | 'fixture site';

/** Tests of these files look at both sites. */
export const specsOfBothSites = ['whole-site.spec.ts', 'head.spec.ts', 'finished-pages.spec.ts'];

/**
 * Returns the sites that the tests of a command line need, so that one browser test does not wait for the build of a site that it does
 * not open. `args` are those of `playwright test`: `--project`, and patterns for the files of tests. Where it cannot tell, it names both.
 */
export function sitesToStart(args: readonly string[]): SiteName[] {
  const projects = valuesOf(args, '--project');
  const specs = readdirSync(path.resolve('e2e')).filter((name) => name.endsWith('.spec.ts'));
  const patterns = args.filter((arg) => !arg.startsWith('-')).map((arg) => arg.replace(/:\d+(?::\d+)?$/, ''));
  const named = specs.filter((name) => patterns.some((pattern) => matches(path.resolve('e2e', name), pattern)));
  const wanted = named.length ? named : specs;
  const isFixture = (name: string) => name.endsWith('.fixture.spec.ts');
  const needed: Record<SiteName, boolean> = {
    site: wanted.some((name) => !isFixture(name)),
    'fixture site': wanted.some((name) => isFixture(name) || specsOfBothSites.includes(name)),
  };
  const names = Object.keys(needed) as SiteName[];
  return names.filter((name) => needed[name] && (!projects.length || projects.some((project) => project.startsWith(name))));
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
