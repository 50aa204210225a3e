import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readRenderedEmail } from './rendered-email';

const folder = mkdtempSync(path.join(tmpdir(), 'newsletter-emails-'));
mkdirSync(path.join(folder, 'en'));
const renderedEmail = { title: 'JAX in depth', formerSlugs: [], tags: [], topics: [], message: { subject: 'JAX', html: '', text: '' } };
writeFileSync(path.join(folder, 'en/jax.json.gz'), gzipSync(JSON.stringify(renderedEmail)));
writeFileSync(path.join(folder, 'secret.json.gz'), gzipSync(JSON.stringify(renderedEmail)));
writeFileSync(path.join(folder, 'en/broken.json.gz'), 'not compressed');

test('the rendered e-mail of a post is read from the files of the build', async () => {
  expect(await readRenderedEmail('en', 'jax', folder)).toEqual(renderedEmail);
});

test('a post that has no page in a language has no e-mail in it', async () => {
  expect(await readRenderedEmail('zh', 'jax', folder)).toBeUndefined();
});

test('a name that leads out of the folder is the name of no post', async () => {
  for (const slug of ['../secret', '..%2fsecret', '/etc/passwd', '', 'a'.repeat(201)])
    expect(await readRenderedEmail('en', slug, folder), slug).toBeUndefined();
});

test('a file that cannot be read, or a build without e-mails, is no missing post', async () => {
  await expect(readRenderedEmail('en', 'broken', folder)).rejects.toThrow('The e-mail of broken (en) cannot be read');
  await expect(readRenderedEmail('en', 'jax', path.join(folder, 'none'))).rejects.toThrow('Run "npm run build"');
});
