import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The folder for all output of the benchmarks, inside the project so that copies of the site find its packages. */
export const workFolder = path.resolve('bench/.work');

export interface Program {
  /** Its name in messages, and of its log file. */
  name: string;
  command: string;
  args: string[];
  cwd?: string;
  env?: Record<string, string>;
}

/** A program that has been started. */
export interface Running {
  child: ChildProcess;
  /** Resolves to its exit code; 1 if a signal ended it or it could not be started. */
  exit: Promise<number>;
  /** The file with its output. */
  log: string;
}

const running = new Set<Running>();
process.on('exit', () => {
  for (const program of running) killSession(program, 'SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

/** Starts a program in a session of its own, so that it can be measured and stopped with all its child processes. */
export async function startProgram({ name, command, args, cwd, env }: Program): Promise<Running> {
  await mkdir(workFolder, { recursive: true });
  const log = path.join(workFolder, `${name}.log`);
  const output = openSync(log, 'w');
  const child = spawn(command, args, { cwd, env: { ...process.env, ...quiet, ...env }, stdio: ['ignore', output, output], detached: true });
  closeSync(output);
  const exit = new Promise<number>((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
  const program = { child, exit, log };
  running.add(program);
  return program;
}

/** Stops a program and its child processes: SIGTERM, and SIGKILL after five seconds. */
export async function endProgram(program: Running): Promise<void> {
  killSession(program, 'SIGTERM');
  const timer = setTimeout(() => killSession(program, 'SIGKILL'), 5000);
  await program.exit;
  clearTimeout(timer);
  // A wrapper such as npm may leave child processes.
  killSession(program, 'SIGKILL');
  running.delete(program);
}

/**
 * Runs a program and returns its output. `onStart` gets its session, which is its process ID. Throws where the program fails, with
 * the name of its log file.
 */
export async function runProgram(program: Program, onStart?: (session: number | undefined) => void): Promise<string> {
  const started = await startProgram(program);
  onStart?.(started.child.pid);
  const code = await started.exit;
  await endProgram(started);
  if (code !== 0) throw new Error(`${program.name} failed (exit code ${code}): see ${started.log}`);
  return readFile(started.log, 'utf8');
}

const quiet = { NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };

function killSession({ child }: Running, signal: NodeJS.Signals): void {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // All its processes have ended.
  }
}
