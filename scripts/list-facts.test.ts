import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const run = (...args: string[]) => spawnSync('node', ['--import', 'tsx', 'scripts/list-facts.ts', ...args], { encoding: 'utf8' });

test('invalid arguments get a message and exit code 2', { timeout: 120_000 }, () => {
  for (const args of [['--stale'], ['--stale', '-5'], ['--stale='], ['--stale', 'old'], ['--nope']]) {
    const { status, stdout, stderr } = run(...args);
    expect([status, stdout], args.join(' ')).toEqual([2, '']);
    expect(stderr.trim(), args.join(' ')).toMatch(/^The only option is --stale with a number of days.*$/);
  }
});

test('the command fails for facts older than --stale only', { timeout: 120_000 }, () => {
  expect(run('--stale', '100000')).toMatchObject({ status: 0, stdout: expect.stringContaining(' 0 stale') });
});
