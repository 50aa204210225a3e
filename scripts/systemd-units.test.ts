import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

const isInstalled = spawnSync('systemd-analyze', ['--version']).status === 0;

test.skipIf(!isInstalled)('systemd accepts the units in deploy/ and the files they name', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'units-'));
  const names = readdirSync('deploy').filter((name) => /\.(service|socket|timer)$/.test(name));
  expect(names.length).toBeGreaterThan(3);
  const files = names.map((name) => {
    // Replaces the server's paths by those of this machine.
    const text = readFileSync(`deploy/${name}`, 'utf8')
      .replaceAll('/srv/newsletter/current', process.cwd())
      .replaceAll('/usr/bin/node', process.execPath);
    // A template unit is verified for one user.
    const file = path.join(folder, name.replace('@.', '@root.'));
    writeFileSync(file, text);
    return file;
  });
  const { stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...files], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  // Ignores messages about units of this machine.
  expect(stderr.split('\n').filter((line) => line.includes('newsletter'))).toEqual([]);
});
