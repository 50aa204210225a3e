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

/** Database folders that tests copy: to make one takes seconds of processor time, to copy it a tenth of a second. */
const cache = path.resolve('node_modules/.cache/database-templates');

/**
 * Copies a database folder that `make` has made to `target`. It is made once for each `version` and kept between runs. Owners and modes
 * are kept, since PostgreSQL refuses a folder of another user.
 */
export async function copyTemplate(version: string, target: string, make: (folder: string) => Promise<void>): Promise<void> {
  const template = path.join(cache, version);
  if (!existsSync(template)) await makeTemplate(template, make);
  await copyFolder(template, target);
}

/** Puts an empty embedded database, made as the site makes it, into a data folder. */
export async function copyEmbedded(dataFolder: string): Promise<void> {
  await copyTemplate(`embedded-${tablesVersion()}`, path.join(dataFolder, 'db'), async (template) => {
    const made = path.dirname(template);
    await (await openEmbedded(made)).close();
    await rename(path.join(made, 'db'), template);
  });
}

/** Another process may make the same template at the same time: the first to finish wins. */
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

/** Changes with the tables and with the packages that make them: the version of a template that has tables. */
export function tablesVersion(): string {
  const hash = createHash('sha256');
  for (const file of [...filesBelow(migrationsFolder), 'package.json']) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}
