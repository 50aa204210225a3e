import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

const isThere = spawnSync('systemd-analyze', ['--version']).status === 0;

test.skipIf(!isThere)('systemd understands the units in deploy/, each with what it names', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'units-'));
  const names = readdirSync('deploy').filter((name) => /\.(service|socket|timer)$/.test(name));
  expect(names.length).toBeGreaterThan(3);
  const files = names.map((name) => {
    // The place and the program on a server, for those on this machine.
    const text = readFileSync(`deploy/${name}`, 'utf8')
      .replaceAll('/srv/newsletter/current', process.cwd())
      .replaceAll('/usr/bin/node', process.execPath);
    // A template is looked at for one user.
    const file = path.join(folder, name.replace('@.', '@root.'));
    writeFileSync(file, text);
    return file;
  });
  const { stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...files], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  // It may have something to say of this machine's own units, too.
  expect(stderr.split('\n').filter((line) => line.includes('newsletter'))).toEqual([]);
});
