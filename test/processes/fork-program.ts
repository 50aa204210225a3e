import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/** Programs that were bundled by this process. */
const bundles = new Map<string, Promise<string>>();

/**
 * Starts a program of `test/` (such as `crash/worker-process`) in its own process. It is bundled first: loading it file by file would take
 * far longer than most of the work in which it is killed.
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
    // What `server-only` is on a server.
    conditions: ['react-server'],
    external: ['pg-native', '@electric-sql/*'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
  const code = outputFiles[0]?.text ?? '';
  // Here it finds the packages that cannot be bundled.
  const folder = path.resolve('node_modules/.cache/test-programs');
  const file = path.join(folder, `${path.basename(name)}-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.mjs`);
  await mkdir(folder, { recursive: true });
  // Others may be about to run the same.
  await writeFile(`${file}.${process.pid}`, code);
  await rename(`${file}.${process.pid}`, file);
  return file;
}
