import { type SpawnOptions, spawn } from 'node:child_process';

/**
 * Runs a program of this project's `node_modules/.bin` (or of the PATH) with its output shown. Gives its exit code; a
 * program that cannot be started or is ended by a signal gives 1.
 */
export async function runStep(command: string, args: string[], options: SpawnOptions = {}): Promise<number> {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...options.env };
  const child = spawn(command, args, { stdio: 'inherit', ...options, env });
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
