import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';

test('no request is lost while the site restarts with a systemd socket', async () => {
  // A shell plays systemd: it holds the socket, accepts nothing from it, and starts the site twice.
  const start = 'sh -c \'echo "pid $$"; LISTEN_PID=$$ LISTEN_FDS=1 exec node --import tsx scripts/start-site.ts\'';
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const address = holder.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const descriptor = '_handle' in holder ? (holder._handle as { fd: number }).fd : -1;
  const shell = spawn('sh', ['-c', `${start}; ${start}; true`], { stdio: ['ignore', 'pipe', 'inherit', descriptor] });
  holder.close();
  if (!shell.stdout) throw new Error('The shell has no output.');
  const lines = createInterface(shell.stdout)[Symbol.asyncIterator]();

  const first = await started();
  let isOver = false;
  const statuses: (number | string)[] = [];
  const reader = (async () => {
    while (!isOver) statuses.push(await ask());
  })();
  await expect.poll(() => statuses.length).toBeGreaterThan(5);
  process.kill(first, 'SIGTERM');
  const second = await started();
  const before = statuses.length;
  await expect.poll(() => statuses.length).toBeGreaterThan(before + 5);
  isOver = true;
  await reader;
  process.kill(second, 'SIGTERM');
  await once(shell, 'exit');
  expect(second).not.toBe(first);
  expect(new Set(statuses)).toEqual(new Set([200]));

  /** Waits until the site answers. Returns its process ID. */
  async function started(): Promise<number> {
    let pid = 0;
    for (let line = await lines.next(); !line.done; line = await lines.next()) {
      if (line.value.startsWith('pid ')) pid = Number(line.value.slice(4));
      if (line.value.startsWith('The newsletter is on the socket')) return pid;
    }
    throw new Error('The site did not start.');
  }

  /** Sends a request on a new connection: a kept one would end with its server. */
  async function ask(): Promise<number | string> {
    const headers = { Connection: 'close' };
    return fetch(`http://127.0.0.1:${port}/frameworks?sort=license`, { headers }).then(
      async (response) => (await response.text()) && response.status,
      (error) => String(error.cause ?? error),
    );
  }
});
