import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { type Program, runProgram } from './program';

export interface Cost {
  /** Wall clock. */
  seconds: number;
  /** The most memory that it and everything it started had resident at one time, sampled; shared pages count for each process. */
  peakMiB: number;
}

/** Milliseconds. */
const sampleEvery = 200;
const pageSize = Number(execFileSync('getconf', ['PAGESIZE'], { encoding: 'utf8' }));

/** Runs a program to its end and measures it. Linux only: memory is read from /proc. Throws where the program fails. */
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

/** How many bytes all processes of a session have resident. A session, unlike a tree of parents, loses nobody whose parent has ended. */
export function residentBytes(session: number | undefined): number {
  let pages = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const fields = readStat(pid);
    if (Number(fields[3]) === session) pages += Number(fields[21]);
  }
  return pages * pageSize;
}

/** The fields of /proc/<pid>/stat after the program's name, or none where the process has just ended. */
function readStat(pid: string): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
