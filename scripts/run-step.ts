import { spawn } from 'node:child_process';

/**
 * Runs a program of this project's `node_modules/.bin` (or of the PATH) with its output shown, and `env` added to the
 * environment. Gives its exit code; a program that cannot be started or is ended by a signal gives 1.
 */
export async function runStep(command: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  // Contentlayer looks for its project in PWD, which a shell sets and `spawn` does not.
  const PWD = process.cwd();
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, PWD, NEXT_TELEMETRY_DISABLED: '1', ...env } });
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
