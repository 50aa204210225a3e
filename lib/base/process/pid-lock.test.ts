import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { holdPidLock } from './pid-lock';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'newsletter-lock-'));
  file = path.join(folder, 'data/db.pid');
});
afterEach(() => rm(folder, { recursive: true }));

describe('a process lock', () => {
  test('names its holder, cannot be acquired twice, and can be acquired again after its release', async () => {
    const release = await holdPidLock(file);
    expect(JSON.parse(await readFile(file, 'utf8')).pid).toBe(process.pid);
    await expect(holdPidLock(file)).rejects.toThrow(`Process ${process.pid} has ${path.dirname(file)} open already`);
    await release();
    await (await holdPidLock(file))();
  });

  test('of a killed process is taken over by exactly one other', async () => {
    const holder = fork(path.resolve('test/processes/hold-lock-process.ts'), [file], { execArgv: ['--import', 'tsx'] });
    await once(holder, 'message');
    await expect(holdPidLock(file)).rejects.toThrow(`Process ${holder.pid} has`);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => holdPidLock(file)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('is taken over if another program has the process id of its holder', async () => {
    await (await holdPidLock(file))();
    await writeFile(file, JSON.stringify({ pid: process.pid, started: 'long ago' }));
    await (await holdPidLock(file))();
  });

  test('is taken over if its file is empty', async () => {
    await (await holdPidLock(file))();
    await writeFile(file, '');
    await (await holdPidLock(file))();
  });
});
