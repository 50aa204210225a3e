import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/** The programs bundled by this process. */
const bundles = new Map<string, Promise<string>>();

/**
 * Starts a program of `test/`, such as `crash/worker-process`, in its own process. Bundles it first: loading it file by file would take longer
 * than most runs last.
 */
export async function forkProgram(name: string, settings: unknown, flags: readonly string[] = []): Promise<ChildProcess> {
  let bundle = bundles.get(name);
  if (!bundle) {
    bundle = bundleProgram(name);
    bundles.set(name, bundle);
  }
  return fork(await bundle, [JSON.stringify(settings)], { execArgv: [...flags], env: { ...process.env, NODE_ENV: 'production' } });
}

async function bundleProgram(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, '..', `${name}.ts`)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    // Resolves `server-only` to an empty module.
    conditions: ['react-server'],
    external: ['pg-native', '@electric-sql/*'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
  const code = outputFiles[0]?.text ?? '';
  // Below node_modules, so that packages that cannot be bundled are found.
  const folder = path.resolve('node_modules/.cache/test-programs');
  const file = path.join(folder, `${path.basename(name)}-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.mjs`);
  await mkdir(folder, { recursive: true });
  // Another process may run the same bundle: replace it in one step.
  await writeFile(`${file}.${process.pid}`, code);
  await rename(`${file}.${process.pid}`, file);
  return file;
}
