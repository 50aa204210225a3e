/**
 * `npm run due -- --since 2026-11-25T06:00Z [--until …]`: lists posts whose date is after `--since` and not after `--until` (by
 * default now), for a schedule that triggers builds. `npm run due -- --unbuilt`: lists posts that are due but not in the current
 * build. Exits 0 when there are some, 3 when there are none, 2 on invalid arguments.
 */
import { readdir, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readFileName } from '../lib/content/check/file-name';
import { readPostHead } from './read-post-head';

const { since, until, unbuilt } = readArguments();
const folder = 'content/posts';

let found = 0;
for (const name of (await readdir(folder)).sort()) {
  const identity = readFileName(name);
  const head = await readPostHead(`${folder}/${name}`);
  if ('reason' in identity || head?.date === undefined || head.draft) continue;
  if (head.date <= since || head.date > until) continue;
  if (unbuilt && (await exists(`.next/server/app/${identity.lang}/posts/${identity.slug}.html`))) continue;
  console.log(`${folder}/${name}  ${new Date(head.date).toISOString()}`);
  found++;
}
process.exit(found ? 0 : 3);

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

function readArguments(): { since: number; until: number; unbuilt: boolean } {
  try {
    const options = { since: { type: 'string' }, until: { type: 'string' }, unbuilt: { type: 'boolean' } } as const;
    const { since, until, unbuilt = false } = parseArgs({ options }).values;
    const [from, to] = [unbuilt ? Number.NEGATIVE_INFINITY : Date.parse(since ?? ''), until === undefined ? Date.now() : Date.parse(until)];
    if (!Number.isNaN(from) && !Number.isNaN(to) && !(unbuilt && since)) return { since: from, until: to, unbuilt };
  } catch {
    // An unknown option gets the same message.
  }
  console.error(
    'Expected --since with a date, or --unbuilt: npm run due -- --since 2026-11-25T06:00Z [--until …], or npm run due -- --unbuilt',
  );
  process.exit(2);
}
