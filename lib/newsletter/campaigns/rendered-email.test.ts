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

test('a rendered email is read from the build’s files', async () => {
  expect(await readRenderedEmail('en', 'jax', folder)).toEqual(renderedEmail);
});

test('a post that is not published in a language has no email in it', async () => {
  expect(await readRenderedEmail('zh', 'jax', folder)).toBeUndefined();
});

test('a slug that leads out of the folder is rejected', async () => {
  for (const slug of ['../secret', '..%2fsecret', '/etc/passwd', '', 'a'.repeat(201)])
    expect(await readRenderedEmail('en', slug, folder), slug).toBeUndefined();
});

test('an unreadable file and a build without emails are errors, not missing posts', async () => {
  await expect(readRenderedEmail('en', 'broken', folder)).rejects.toThrow('The email of broken (en) cannot be read');
  await expect(readRenderedEmail('en', 'jax', path.join(folder, 'none'))).rejects.toThrow('Run "npm run build"');
});
