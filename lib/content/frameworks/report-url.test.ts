import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { facets, framework } from '../../../test/content/test-frameworks';
import { cellOf } from './facts';
import { reportUrl } from './report-url';

const pytorch = framework('pytorch', { license: 'BSD-3-Clause & “open”' });
const [, , license, firstRelease] = facets;

test('a report fills in existing fields of the form on GitHub, in the reader’s language', async () => {
  for (const facet of [license, firstRelease]) {
    if (!facet) throw new Error('The test facets have changed.');
    const { pathname, searchParams } = new URL(reportUrl('zh', cellOf(pytorch, facet, 0)));
    expect(pathname).toMatch(/\/issues\/new$/);
    const { template, title, ...filled } = Object.fromEntries(searchParams);
    const form = parse(await readFile(`.github/ISSUE_TEMPLATE/${template}`, 'utf8'));
    const ids = form.body.map(({ id }: { id: string }) => id);
    expect(Object.keys(filled).filter((name) => !ids.includes(name))).toEqual([]);
    expect(title).toBe(`PYTORCH: ${facet.label.en}`);
    expect(filled.cell).toBe(`${facet.key} in content/frameworks/pytorch.yml`);
    expect(filled.says).toContain(
      facet === license ? 'It says: BSD-3-Clause & “open”\nIts source: https://example.org' : 'It says nothing.',
    );
  }
});
