import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import type { RenderedPost } from '../../lib/content/model/rendered-posts';
import { runQuietly } from '../run-step';

const bundle = '.next/cache/render-posts.mjs';

/**
 * Renders the Markdown and the email of every post that is not cached, in a separate process with the environment variables `settings`.
 * Throws with the output of that process if it fails.
 */
export async function renderPosts(settings: Record<string, string>, list: string): Promise<RenderedPost[]> {
  await build({
    entryPoints: ['server/content/render-posts.ts'],
    bundle: true,
    outfile: bundle,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    // Empty, as on the server. The condition `react-server` would also remove React's renderer.
    alias: { 'server-only': path.join(path.dirname(createRequire(import.meta.url).resolve('server-only')), 'empty.js') },
    logLevel: 'error',
  });
  const { code, output } = await runQuietly('node', [bundle, list], { ...settings, NODE_ENV: 'production' });
  if (code !== 0) throw new Error(`Posts could not be rendered as Markdown and email.\n${output}`);
  return JSON.parse(await readFile(list, 'utf8'));
}
