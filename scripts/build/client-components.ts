import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { type BuiltPage, UnexpectedOutput } from './built-pages';
import { clientModulesIn } from './flight';

/** Client components that Next.js puts on every page. */
const framework = /^node_modules\/next\/dist\/(?:esm\/)?(?:client\/components|lib\/framework|lib\/metadata)\/|^app\/global-error\.tsx$/;

/**
 * Returns the client components on a page, from its flight data, as paths in the repository, without those that Next.js puts on every page.
 * Throws if the output of Next.js has another format.
 */
export function clientComponentsOn(page: BuiltPage, nameOf: (module: string) => string | undefined): string[] {
  const flight = readFileSync(`${page.file}.rsc`);
  try {
    return [...clientModulesIn(flight)].map((module) => nameOf(module) ?? unknown(module)).filter((file) => !framework.test(file));
  } catch (cause) {
    throw new UnexpectedOutput(`${page.file}.rsc: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

/** Returns a function that returns the file of a client component by its id in the flight data of an entry's pages. */
export function clientModuleNames(entry: string): (module: string) => string | undefined {
  const file = `.next/server/app${entry}_client-reference-manifest.js`;
  const json = /\] = (\{.*\});?\s*$/s.exec(readFileSync(file, 'utf8'))?.[1];
  const modules: Record<string, { id: string | number }> | undefined = json && JSON.parse(json).clientModules;
  if (!modules) throw new UnexpectedOutput(`${file} names no client modules`);
  const { relativeAppDir } = JSON.parse(readFileSync('.next/required-server-files.json', 'utf8'));
  const names = new Map(Object.entries(modules).map(([name, { id }]) => [String(id), inRepository(name, relativeAppDir)]));
  return (module) => names.get(module);
}

/** Removes the path from the workspace's root, which may be above this project. */
function inRepository(name: string, relativeAppDir: string): string {
  const path = name.replace(/^\[project\]\//, '');
  return relativeAppDir && path.startsWith(`${relativeAppDir}/`) ? path.slice(relativeAppDir.length + 1) : path;
}

/** Returns the files of the repository that import a file. */
export async function importersOf(file: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: ['app/**/*.tsx'],
    bundle: true,
    write: false,
    outdir: '.',
    metafile: true,
    packages: 'external',
    loader: { '.css': 'empty' },
    logLevel: 'silent',
  });
  return Object.entries(metafile.inputs).flatMap(([importer, { imports }]) =>
    imports.some(({ path }) => path === file) ? [importer] : [],
  );
}

function unknown(module: string): never {
  throw new Error(`module ${module} is not in the client reference manifest`);
}
