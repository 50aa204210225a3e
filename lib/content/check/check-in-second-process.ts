import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isResultCached } from '../../base/files/build-cache';
import { splitFrontMatter } from '../schema/split-front-matter';
import { checkKnownBody } from './check-file';
import { readText } from './read-text';
import { readYamlMap } from './yaml-map';

/** With fewer posts a second process takes longer to start than it saves. */
const fewPosts = 100;

interface UncheckedBody {
  text: string;
  title: string | undefined;
}

/** Whether many posts have never been checked, as far as the last one tells. */
export async function areManyUnchecked(root: string): Promise<boolean> {
  const files = await listPosts(root);
  return files.length > fewPosts && (await readUnchecked(root, files.at(-1) ?? '')) !== undefined;
}

/**
 * Checks the bodies of posts from the last to the first, and keeps what it finds, until it meets one that is checked: another process does
 * the same from the first on, and finds half of them done.
 */
export async function checkInSecondProcess(root: string): Promise<void> {
  for (const file of (await listPosts(root)).reverse()) {
    const body = await readUnchecked(root, file);
    if (!body) return;
    await checkKnownBody(body.text, body.title);
  }
}

async function listPosts(root: string): Promise<string[]> {
  const names = await readdir(path.join(root, 'content/posts')).catch(() => []);
  return names.filter((name) => name.endsWith('.mdx')).sort();
}

async function readUnchecked(root: string, name: string): Promise<UncheckedBody | undefined> {
  const read = await readText(path.join(root, 'content/posts', name));
  const split = 'text' in read ? splitFrontMatter(read.text) : undefined;
  if (!split) return undefined;
  const text = '\n'.repeat(split.bodyLine - 1) + split.body;
  const title = readYamlMap({ yaml: split.yaml, schema: z.unknown(), firstLine: 2 }).peek('title')?.text;
  return isResultCached('checked-bodies', [text, title]) ? undefined : { text, title };
}
