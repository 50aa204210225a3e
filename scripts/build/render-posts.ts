import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import type { RenderedPost } from '../../lib/content/model/rendered-posts';
import { runQuietly } from '../run-step';

const bundle = '.next/cache/render-posts.mjs';

/**
 * Renders the Markdown and the e-mail of every post, but for those that an earlier build made, in a process of its own; `settings`
 * are those of the build. Throws what that process says where it fails.
 */
export async function renderPosts(settings: Record<string, string>, list: string): Promise<RenderedPost[]> {
  await build({
    entryPoints: ['server/content/render-posts.ts'],
    bundle: true,
    outfile: bundle,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    // What it is on the server. The condition that says so there would also take React's renderer away.
    alias: { 'server-only': path.join(path.dirname(createRequire(import.meta.url).resolve('server-only')), 'empty.js') },
    logLevel: 'error',
  });
  const { code, output } = await runQuietly('node', [bundle, list], { ...settings, NODE_ENV: 'production' });
  if (code !== 0) throw new Error(`Posts could not be rendered as Markdown and e-mail.\n${output}`);
  return JSON.parse(await readFile(list, 'utf8'));
}
