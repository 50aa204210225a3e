import { spawn } from 'node:child_process';

/**
 * Runs a program of this project's `node_modules/.bin` (or of the PATH) with its output shown, and `env` added to the
 * environment. Gives its exit code; a program that cannot be started or is ended by a signal gives 1.
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

/** As `runStep`, but keeps the output to itself and gives it at the end. */
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

/** The environment of a program that this project runs, with `more` added. */
export function environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  // Contentlayer looks for its project in PWD, which a shell sets and `spawn` does not.
  return { ...process.env, PWD: process.cwd(), NEXT_TELEMETRY_DISABLED: '1', ...more };
}
