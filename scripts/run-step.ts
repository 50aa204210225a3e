import { spawn } from 'node:child_process';

/**
 * Runs a program of `node_modules/.bin` or the PATH, shows its output, and returns its exit code: 1 if it cannot be started or is ended by
 * a signal. `env` is added to the environment.
 */
export async function runStep(command: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit', env: environment(env) });
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs a program as `runStep` does, but returns its output instead of showing it. */
export async function runQuietly(
  command: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: environment(env) });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: `${command}: ${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: output.trim() }));
  });
}

/** Returns the environment for a program of this project, with `more` added. */
export function environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  // Contentlayer finds its project by PWD, which `spawn` does not set.
  return { ...process.env, PWD: process.cwd(), NEXT_TELEMETRY_DISABLED: '1', ...more };
}
