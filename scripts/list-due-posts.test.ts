import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const root = mkdtempSync(path.join(tmpdir(), 'due-'));
const posts = path.join(root, 'content/posts');
const built = path.join(root, '.next/server/app/zh/posts');
for (const folder of [posts, built]) mkdirSync(folder, { recursive: true });
const write = (name: string, lines: string) => writeFileSync(path.join(posts, name), `---\ntitle: X\n${lines}\n---\n\nText.\n`);
write('day.mdx', 'date: 2026-11-25');
write('hour.zh.mdx', 'date: 2026-11-25T09:00:00+08:00');
write('draft.mdx', 'date: 2026-11-25\ndraft: true');
write('later.mdx', 'date: 2999-01-01');
write('broken.mdx', 'date: [2026-11-25');
writeFileSync(path.join(built, 'hour.html'), '');

function due(...args: string[]): { code: number | null; posts: string[] } {
  const script = path.resolve('scripts/list-due-posts.ts');
  const { status, stdout } = spawnSync('node', ['--import', import.meta.resolve('tsx'), script, ...args], { cwd: root, encoding: 'utf8' });
  return { code: status, posts: [...stdout.matchAll(/posts\/(\S+)\.mdx {2}/g)].map(([, name]) => name ?? '') };
}

test('posts are due once: after --since, and not after --until', () => {
  onTestFinished(() => rmSync(root, { recursive: true }));
  expect(due('--since', '2026-11-24T23:59Z', '--until', '2026-11-25T00:00Z')).toEqual({ code: 0, posts: ['day'] });
  expect(due('--since', '2026-11-25T00:00Z', '--until', '2026-11-25T01:00Z')).toEqual({ code: 0, posts: ['hour.zh'] });
  expect(due('--since', '2026-11-25T01:00Z', '--until', '2026-11-26')).toEqual({ code: 3, posts: [] });
  // Posts in the build are not due.
  expect(due('--unbuilt', '--until', '2026-11-26')).toEqual({ code: 0, posts: ['day'] });
  for (const args of [[], ['--since', 'then'], ['--unbuilt', '--since', '2026-01-01'], ['--nope']])
    expect(due(...args).code, args.join()).toBe(2);
});
