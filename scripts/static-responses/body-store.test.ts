import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BodyStore } from './body-store';
import type { Body } from './manifest';

let folder: string;
const opened: BodyStore[] = [];

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'bodies-'));
});
afterAll(async () => {
  for (const store of opened) await store.close();
  rmSync(folder, { recursive: true });
});

async function openStore(file: string): Promise<BodyStore> {
  const store = await BodyStore.open(file);
  opened.push(store);
  return store;
}

/** Writes compressed texts one after the other. */
function pack(texts: string[]): { file: string; bodies: Body[] } {
  const file = path.join(folder, 'bodies.bin');
  const parts = texts.map((text) => gzipSync(text));
  writeFileSync(file, Buffer.concat(parts));
  let offset = 0;
  const bodies = parts.map((part, index): Body => {
    const span: [number, number] = [offset, part.length];
    offset += part.length;
    return { hash: `hash-${index}`, size: texts[index]?.length ?? 0, packed: { gzip: span } };
  });
  return { file, bodies };
}

test('a packed body is read compressed or decompressed', async () => {
  const { file, bodies } = pack(['one', 'another']);
  const store = await openStore(file);
  const [, another] = bodies;
  if (!another) throw new Error('nothing packed');
  expect(await store.read(another, 'gzip')).toEqual(gzipSync('another'));
  expect(String(await store.read(another, 'identity'))).toBe('another');
});

test('a file that has changed since the build is not sent', async () => {
  const image = path.join(folder, 'image.png');
  writeFileSync(image, '12345');
  const store = await openStore(pack(['x']).file);
  const body: Body = { hash: 'image', size: 5, file: image };
  expect(String(await store.read(body, 'identity'))).toBe('12345');
  writeFileSync(image, '123456');
  await expect(store.read({ ...body, hash: 'again' }, 'identity')).rejects.toThrow('has changed since the build');
});

test('a truncated file of packed bodies is not sent', async () => {
  const { file, bodies } = pack(['x'.repeat(100)]);
  const store = await openStore(file);
  writeFileSync(file, '');
  const [body] = bodies;
  await expect(body && store.read(body, 'gzip')).rejects.toThrow('is shorter than the manifest says');
});
