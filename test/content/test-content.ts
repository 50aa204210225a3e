import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { onTestFinished } from 'vitest';
import { checkContent } from '../../lib/content/check/check-content';
import { formatDiagnostic } from '../../lib/content/check/diagnostic';
import { localizedYaml } from './localized';

/** The front matter of a valid post. */
const validFields = {
  title: 'A valid title',
  date: '2024-05-17',
  category: 'newsletter',
  lang: 'en',
  tags: '[pytorch, jax]',
  summary: 'A summary that is long enough to tell readers what they will find here.',
};

/** Returns a valid post. A field of `undefined` is left out; others are added as given. */
export function post(fields: Record<string, string | undefined> = {}, body = 'Some words.\n'): string {
  const lines = Object.entries({ ...validFields, ...fields }).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
  return `---\n${lines.join('\n')}\n---\n\n${body}`;
}

/**
 * Checks the given files, by path from the root, in a temporary folder with the project's own labels and dictionaries, and
 * returns the formatted diagnostics.
 */
export async function diagnosticsOf(files: Record<string, string | Buffer | { linkTo: string }>): Promise<string[]> {
  const root = await mkdtemp(path.join(tmpdir(), 'check-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await copyLabels(root);
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    if (typeof content === 'string' || Buffer.isBuffer(content)) await writeFile(path.join(root, file), content);
    else await symlink(content.linkTo, path.join(root, file));
  }
  const found = await checkContent(root);
  return found.filter(({ severity, file }) => severity !== 'warning' || file in files).map(formatDiagnostic);
}

/** Copies the project's labels and dictionaries to a site at `root` without posts, series or redirects. */
export async function copyLabels(root: string): Promise<void> {
  for (const folder of ['content/posts', 'content/pages', 'public/images']) await mkdir(path.join(root, folder), { recursive: true });
  for (const kept of ['tags.yml', 'categories.yml', 'facets.yml', 'guide.yml', 'polls', 'dictionaries'])
    await cp(`content/${kept}`, path.join(root, 'content', kept), { recursive: true });
  // The project's series contain posts that are not copied.
  await writeFile(path.join(root, 'content/series.yml'), 'series: []\n');
  await writeFile(path.join(root, 'content/redirects.yml'), 'redirects: []\n');
}

/** Returns a valid framework file, with other facts and more lines if given. */
export function framework(facts = validFact, more = ''): string {
  return `name: Name
role: layers
order: 1
site: https://example.org
summary: ${localizedYaml('What it is.', { zh: '这是什么。' })}
facts:
${facts}
${more}`;
}

export const validFact = `  - facet: license
    value: ${localizedYaml('MIT')}
    source: https://example.org/license
    checked: 2026-01-02`;

/** Returns a picture of one colour. */
export function picture(width: number, height: number, format: 'jpeg' | 'png' | 'webp' = 'png'): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#6436cf' }, limitInputPixels: false })
    .toFormat(format)
    .toBuffer();
}
