import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { post } from '../../../test/content/test-content';
import { fixContent } from './fix-content';

const old = post({ tags: '[torch]' }).replaceAll('\n', '\r');

test('wanted files are fixed in place; links and files that are not UTF-8 stay', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'fix-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(path.join(root, 'content/posts'), { recursive: true });
  for (const labels of ['tags.yml', 'categories.yml']) await cp(`content/${labels}`, path.join(root, 'content', labels));
  const at = (name: string) => path.join(root, 'content/posts', name);
  const latin = Buffer.from(`${old}é`, 'latin1');
  await writeFile(path.join(root, 'elsewhere.mdx'), old);
  await symlink('../../elsewhere.mdx', at('link.mdx'));
  await writeFile(at('latin.mdx'), latin);
  await writeFile(at('old.mdx'), old);
  await writeFile(at('unwanted.mdx'), old);

  const isWanted = (file: string) => !file.includes('unwanted');
  const done = ['line ends are LF', 'tag "torch" is "pytorch"'];
  expect(await fixContent(root, [], isWanted)).toEqual([{ file: 'content/posts/old.mdx', done }]);
  expect(await fixContent(root, [], isWanted)).toEqual([]);
  expect(await readFile(at('old.mdx'), 'utf8')).toBe(post({ tags: '[pytorch]' }));
  expect(await readFile(at('latin.mdx'))).toEqual(latin);
  for (const kept of [at('unwanted.mdx'), path.join(root, 'elsewhere.mdx')]) expect(await readFile(kept, 'utf8')).toBe(old);
  expect((await readdir(path.join(root, 'content/posts'))).sort()).toEqual(['latin.mdx', 'link.mdx', 'old.mdx', 'unwanted.mdx']);
});
