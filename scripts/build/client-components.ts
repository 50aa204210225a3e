import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { type BuiltPage, UnexpectedOutput } from './built-pages';
import { clientModulesIn } from './flight';

/** Client components that Next.js puts on every page, whether they are used or not. */
const framework = /^node_modules\/next\/dist\/(?:esm\/)?(?:client\/components|lib\/framework|lib\/metadata)\/|^app\/global-error\.tsx$/;

/**
 * Finds the client components that a page holds, from its own flight data, as paths in the repository. Those that Next.js
 * puts on every page do not count. Throws where Next's output does not look as in the installed version.
 */
export function clientComponentsOn(page: BuiltPage, nameOf: (module: string) => string | undefined): string[] {
  const flight = readFileSync(`${page.file}.rsc`);
  try {
    return [...clientModulesIn(flight)].map((module) => nameOf(module) ?? unknown(module)).filter((file) => !framework.test(file));
  } catch (cause) {
    throw new UnexpectedOutput(`${page.file}.rsc: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

/** The client components that the pages of an entry may refer to: gives their files by the ids in flight data. */
export function clientModuleNames(entry: string): (module: string) => string | undefined {
  const file = `.next/server/app${entry}_client-reference-manifest.js`;
  const json = /\] = (\{.*\});?\s*$/s.exec(readFileSync(file, 'utf8'))?.[1];
  const modules: Record<string, { id: string | number }> | undefined = json && JSON.parse(json).clientModules;
  if (!modules) throw new UnexpectedOutput(`${file} names no client modules`);
  const { relativeAppDir } = JSON.parse(readFileSync('.next/required-server-files.json', 'utf8'));
  const names = new Map(Object.entries(modules).map(([name, { id }]) => [String(id), inRepository(name, relativeAppDir)]));
  return (module) => names.get(module);
}

/** Modules are named from the workspace's root, which may lie above this project. */
function inRepository(name: string, relativeAppDir: string): string {
  const path = name.replace(/^\[project\]\//, '');
  return relativeAppDir && path.startsWith(`${relativeAppDir}/`) ? path.slice(relativeAppDir.length + 1) : path;
}

/** The files of ours that import a file of ours, for a message. */
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
