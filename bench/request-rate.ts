import { spawnSync } from 'node:child_process';
import { runProgram } from './program';

const seconds = 10;
const connections = 16;

/**
 * Returns the requests per second that a URL answers on 16 connections during 10 seconds, measured by `wrk` or else `ab`. Throws
 * where neither is installed or a request fails.
 */
export async function requestRate(url: string, encoding: 'identity' | 'gzip' | 'br'): Promise<number> {
  const header = ['-H', `Accept-Encoding: ${encoding}`];
  if (isInstalled('wrk')) {
    const args = ['-t2', '--timeout', '10s', `-c${connections}`, `-d${seconds}s`, ...header, url];
    return read(await runProgram({ name: 'wrk', command: 'wrk', args }), /^Requests\/sec:\s*([\d.]+)/m);
  }
  if (!isInstalled('ab')) throw new Error('Neither wrk nor ab is installed. Install one: apt-get install wrk.');
  const args = ['-k', '-q', '-c', String(connections), '-t', String(seconds), '-n', '100000000', ...header, url];
  return read(await runProgram({ name: 'ab', command: 'ab', args }), /^Requests per second:\s*([\d.]+)/m);
}

/** Whether a program is on the PATH. */
export function isInstalled(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
}

function read(report: string, rate: RegExp): number {
  const found = rate.exec(report)?.[1];
  if (!found || /Non-2xx|Socket errors/.test(report)) throw new Error(`Some requests failed:\n${report}`);
  return Number(found);
}
