import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { type Program, runProgram } from './program';

export interface Cost {
  /** Wall clock time. */
  seconds: number;
  /** The peak resident memory of all its processes, sampled; shared pages count once per process. */
  peakMiB: number;
}

/** Milliseconds. */
const sampleEvery = 200;
const pageSize = Number(execFileSync('getconf', ['PAGESIZE'], { encoding: 'utf8' }));

/** Runs a program and measures it. Linux only: memory is read from /proc. Throws where the program fails. */
export async function measureProgram(program: Program): Promise<Cost> {
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let peak = 0;
  try {
    await runProgram(program, (session) => {
      timer = setInterval(() => {
        peak = Math.max(peak, residentBytes(session));
      }, sampleEvery);
    });
  } finally {
    clearInterval(timer);
  }
  return { seconds: (performance.now() - started) / 1000, peakMiB: peak / 2 ** 20 };
}

/** Returns the resident bytes of all processes of a session, which includes processes whose parent has ended. */
export function residentBytes(session: number | undefined): number {
  let pages = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const fields = readStat(pid);
    if (Number(fields[3]) === session) pages += Number(fields[21]);
  }
  return pages * pageSize;
}

/** Returns the fields of /proc/<pid>/stat after the program's name, or none if the process has ended. */
function readStat(pid: string): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
