import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** Runs a command of package.json and returns its exit code and what it printed. */
async function run(command: string, env: Record<string, string>) {
  const running = promisify(execFile)('npm', ['run', '--silent', ...command.split(' ')], { env: { ...process.env, ...env } });
  return running.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

const fast = 'SEND_PER_MINUTE is "fast": expected a whole number from 1. Unset it for no limit.\n';

test.each([
  ['start', { SEND_PER_MINUTE: 'fast' }, 1, fast],
  ['build', { SEND_PER_MINUTE: 'fast' }, 1, fast],
  ['dev', { SEND_PER_MINUTE: 'fast' }, 1, fast],
  ['send -- a-post --dry', { SEND_PER_MINUTE: 'fast' }, 2, fast],
  [
    'start',
    { ADMIN_TOKEN: '1234' },
    1,
    'ADMIN_TOKEN has 4 characters: expected 32 or more, without spaces. Make one: openssl rand -hex 32\n',
  ],
  ['start', { PORT: 'x', SEND_CONCURRENCY: '0' }, 1, /^PORT is "x": .*\nSEND_CONCURRENCY is "0": .*\n$/],
] as const)('npm run %s with %j reports the setting and stops', async (command, env, code, lines) => {
  const ended = await run(command, env);
  expect(ended).toMatchObject({ code, stdout: '' });
  if (typeof lines === 'string') expect(ended.stderr).toBe(lines);
  else expect(ended.stderr).toMatch(lines);
});

test('npm start reports an admin token that cannot be stored', async () => {
  const { code, stderr } = await run('start', { DATA_DIR: 'package.json', ADMIN_TOKEN: '' });
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/^The admin token cannot be stored: .* Correct DATA_DIR, or set ADMIN_TOKEN\.\n$/),
  ]);
});

test('a misspelt setting is reported', async () => {
  const { stderr } = await run('send -- a-post --dry', { SEND_PERMINUTE: '60', PORT: '1' });
  expect(stderr).toContain('Warning: SEND_PERMINUTE is not a setting. Do you mean SEND_PER_MINUTE?\n');
});
