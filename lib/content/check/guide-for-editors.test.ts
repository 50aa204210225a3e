import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { post } from '../../../test/content/test-content';
import { checkContent } from './check-content';
import { formatDiagnostic } from './diagnostic';

test('the examples in content/README.md pass the check', async () => {
  const guide = await readFile('content/README.md', 'utf8');
  const examples = Array.from(guide.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)).flatMap(([, kind, example = '']) => (kind ? [] : [example]));
  expect(examples.length).toBeGreaterThan(3);
  const root = await mkdtemp(path.join(tmpdir(), 'guide-'));
  onTestFinished(() => rm(root, { recursive: true }));
  for (const folder of ['content', 'public/images']) await cp(folder, path.join(root, folder), { recursive: true });
  const file = 'content/posts/an-example.mdx';
  await writeFile(path.join(root, file), post({}, examples.join('\n')));
  const diagnostics = await checkContent(root);
  expect(diagnostics.filter((diagnostic) => diagnostic.file === file && diagnostic.severity !== 'note').map(formatDiagnostic)).toEqual([]);
});
