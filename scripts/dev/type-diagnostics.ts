import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { Diagnostic } from '../../lib/content/check/diagnostic';
import { environment } from '../run-step';

const args = ['-p', 'scripts/dev', '--noEmit', '--pretty', 'false', '--incremental', '--tsBuildInfoFile', '.next/cache/dev.tsbuildinfo'];

/** Checks the types of the site's code, without tests and scripts, at low priority: pages and styles come first. Returns the errors. */
export async function checkTypes(): Promise<Diagnostic[]> {
  const child = spawn('tsc', args, { stdio: ['ignore', 'pipe', 'inherit'], env: environment() });
  if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  return readTypeErrors(output);
}

/** Explanations of generic types fill screens. */
const longestMessage = 400;

/** Returns the errors in the output of `tsc --pretty false`: `file(line,column): error TS2322: message`, more lines indented. */
export function readTypeErrors(output: string): Diagnostic[] {
  const errors = output.matchAll(/^(.+)\((\d+),(\d+)\): error (TS\d+): (.+(?:\n +.+)*)/gm);
  return [...errors].map(([, file = '', line, column, code, message = '']) => ({
    file,
    line: Number(line),
    column: Number(column),
    severity: 'error',
    reason: `${shorten(message.replace(/\s*\n\s*/g, ' ').replace(/\.$/, ''))} (${code})`,
    fix: 'Correct the type; "npm run types" reports the same.',
  }));
}

function shorten(text: string): string {
  return text.length > longestMessage ? `${text.slice(0, longestMessage)}…` : text;
}
