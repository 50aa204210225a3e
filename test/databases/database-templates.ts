import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { migrationsFolder } from '../../lib/base/db/migrations-folder';
import { openEmbedded } from '../../lib/base/db/open-embedded';
import { filesBelow } from '../../lib/base/files/files-below';

/** Database folders that tests copy: making one takes seconds of processor time, copying it a tenth of a second. */
const cache = path.resolve('node_modules/.cache/database-templates');

/**
 * Copies the database folder that `make` creates to `target`. It is created once per `version` and kept between runs. Keeps owners and
 * modes, since PostgreSQL does not start in a folder of another user.
 */
export async function copyTemplate(version: string, target: string, make: (folder: string) => Promise<void>): Promise<void> {
  const template = path.join(cache, version);
  if (!existsSync(template)) await makeTemplate(template, make);
  await copyFolder(template, target);
}

/** Copies an empty embedded database, created like the site does, into a data folder. */
export async function copyEmbedded(dataFolder: string): Promise<void> {
  await copyTemplate(`embedded-${tablesVersion()}`, path.join(dataFolder, 'db'), async (template) => {
    const made = path.dirname(template);
    await (await openEmbedded(made)).close();
    await rename(path.join(made, 'db'), template);
  });
}

/** Several processes may create the same template at once: the first to finish wins. */
async function makeTemplate(template: string, make: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'newsletter-template-'));
  const draft = `${template}.${process.pid}`;
  try {
    await make(path.join(folder, 'data'));
    await mkdir(cache, { recursive: true });
    await copyFolder(path.join(folder, 'data'), draft);
    await rename(draft, template).catch((error) => {
      if (!existsSync(template)) throw error;
    });
  } finally {
    for (const left of [draft, folder]) await rm(left, { recursive: true, force: true });
  }
}

async function copyFolder(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', from, to]);
}

/** Returns the version of a template with tables: changes with the migrations and the packages. */
export function tablesVersion(): string {
  const hash = createHash('sha256');
  for (const file of [...filesBelow(migrationsFolder), 'package.json']) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}
