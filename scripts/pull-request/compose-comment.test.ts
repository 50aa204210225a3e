import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { isThorough } from '../../test/thorough';
import { codeSpan, commentMarker, composeComment, type RunFacts } from './compose-comment';
import { cutReport, maxReport, parseReport, type Report } from './report';

const run: RunFacts = {
  sha: '0123456789abcdef0123456789abcdef01234567',
  repository: 'somebody/newsletter',
  server: 'https://github.com',
  url: 'https://github.com/twinko-ai/newsletter/actions/runs/7',
  isGood: true,
  preview: 'https://newsletter-git-x.vercel.app',
  screenshots: 'https://github.com/twinko-ai/newsletter/actions/runs/7/artifacts/8',
};

const weight = { html: 12_340, css: 8000, script: 0 };

function report(parts: Partial<Report> = {}): Report {
  return cutReport({ any: false, pages: [], diagnostics: [], translations: [], built: true, ...parts });
}

function diagnostic(parts: Partial<Report['diagnostics'][number]> = {}): Report['diagnostics'][number] {
  return { file: 'content/posts/x.mdx', line: 14, column: 3, severity: 'error', reason: 'unknown tag', fix: 'Fix it.', ...parts };
}

describe('the comment shows', () => {
  test('changed pages with preview links, titles and states', () => {
    const text = composeComment(
      report({
        pages: [
          { address: '/posts/x', kind: 'added', title: 'X in depth', state: 'draft' },
          { address: '/zh/posts/y', kind: 'removed' },
        ],
      }),
      run,
    );
    expect(text.startsWith(commentMarker)).toBe(true);
    expect(text).toContain('✅ The site was built, and the check found nothing.');
    expect(text).toContain(
      '- new: [`/posts/x`](https://newsletter-git-x.vercel.app/posts/x): `X in depth` (a draft: only previews show it)\n- removed: `/zh/posts/y`\n',
    );
    expect(text).toContain('content/redirects.yml');
    expect(text).toContain('[screenshots](https://github.com/twinko-ai/newsletter/actions/runs/7/artifacts/8)');
  });

  test('paths without links if there is no preview', () => {
    const text = composeComment(report({ pages: [{ address: '/posts/x', kind: 'changed' }] }), { ...run, preview: undefined });
    expect(text).toContain('- changed: `/posts/x`\n');
    expect(text).toContain('There is no preview');
  });

  test('that any page may have changed if the code did', () =>
    expect(composeComment(report({ any: true, pages: [{ address: '/', kind: 'changed' }] }), run)).toContain(
      '**any page may look different.**',
    ));

  test('each diagnostic with its line and fix', () => {
    const text = composeComment(report({ diagnostics: [diagnostic(), diagnostic({ severity: 'note' })] }), run);
    expect(text).toContain('❌ The check found 1 error, 1 note.');
    expect(text).toContain(
      '- **Error** in [`content/posts/x.mdx:14`](https://github.com/somebody/newsletter/blob/0123456789abcdef0123456789abcdef01234567/content/posts/x.mdx?plain=1#L14)\n  `unknown tag.`\n  `Fix it.`\n- Note in',
    );
  });

  test('missing and unchanged translations', () => {
    const text = composeComment(
      report({
        translations: [
          { slug: 'x', lang: 'zh', kind: 'missing' },
          { slug: 'y', lang: 'en', kind: 'unchanged' },
        ],
      }),
      run,
    );
    expect(text).toContain(
      '- `x`: not in Chinese yet. `npm run new -- --of x --lang zh` starts a translation\n- `y`: the English version was not changed',
    );
  });

  test('page weights before and after', () => {
    const page = { address: '/posts/x', kind: 'changed', weight, before: { ...weight, html: 11_000 } } as const;
    expect(composeComment(report({ pages: [page] }), run)).toContain('| `/posts/x` | 11.0 → **12.3** | 8.0 | 0.0 |');
  });

  test('a link to the log after a failure', () => {
    expect(composeComment(undefined, { ...run, isGood: false })).toContain(`[The log](${run.url}) says why.`);
    expect(composeComment(report({ built: false }), run)).toContain('the site could not be built');
  });
});

test('a comment never exceeds the limit of GitHub, and says how much is left out', () => {
  const diagnostics = Array.from({ length: 300 }, () =>
    diagnostic({ file: '字'.repeat(300), reason: '字'.repeat(900), fix: '`'.repeat(900) }),
  );
  const text = composeComment(report({ diagnostics }), run);
  expect(text.length).toBeLessThan(65_536);
  expect(text).toMatch(/- and 2\d\d more/);
});

describe('untrusted texts', () => {
  const evil = [
    '@everyone',
    '![x](https://evil.example/x.png)',
    '[x](https://evil.example)',
    '<img src=x onerror=alert(1)>',
    '</details><!-- -->',
    'https://evil.example www.evil.example me@evil.example #1 GH-1 a/b#2',
    '`` ` ```',
    '`@team',
    'a|b\n\n# c\n| - |',
    ']( javascript:x )',
    '\u202e\u200b\u0000\ud800',
    '\\`',
    '$x$ :tada:',
    '',
  ];
  const words = fc.oneof(
    fc.constantFrom(...evil),
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...evil, ' ', '`', '\\')).map((parts) => parts.join('')),
  );

  test('appear in code only', () => {
    fc.assert(
      fc.property(words, words, words, (file, reason, title) => {
        const text = composeComment(
          report({
            diagnostics: [diagnostic({ file: file || 'x', reason, fix: title })],
            pages: [{ address: '/posts/x', kind: 'added', title }],
          }),
          run,
        );
        const safe = composeComment(
          report({ diagnostics: [diagnostic()], pages: [{ address: '/posts/x', kind: 'added', title: title && 'x' }] }),
          run,
        );
        expect(shapeOf(text)).toEqual(shapeOf(safe));
      }),
      { numRuns: isThorough ? 150 : 50 },
    );
  });

  test('are unchanged in a code span', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]([ -~]?[!-~])*$/), (text) => {
        const found: string[] = [];
        visit(parse(codeSpan(text)), 'inlineCode', ({ value }) => void found.push(value));
        // Several spaces become one, as HTML shows them.
        expect(found).toEqual([text.replace(/ +/g, ' ')]);
      }),
    ));

  test('are rejected if they are not a valid report', () => {
    const good = report({ pages: [{ address: '/posts/强化学习', kind: 'added', title: 'x', weight }], diagnostics: [diagnostic()] });
    expect(parseReport(JSON.stringify(good))).toEqual(good);
    const bad: unknown[] = [
      { ...good, version: 2 },
      { ...good, number: 7 },
      { ...good, pages: [{ address: '/posts/x](https://evil.example)', kind: 'added' }] },
      { ...good, pages: [{ address: '//evil.example', kind: 'added' }] },
      { ...good, pages: [{ address: '/x', kind: 'added', title: 'x'.repeat(501) }] },
      { ...good, pages: Array.from({ length: 201 }, () => ({ address: '/x', kind: 'added' })) },
      { ...good, translations: [{ slug: 'x; rm -rf /', lang: 'zh', kind: 'missing' }] },
      { ...good, diagnostics: [diagnostic({ line: 1.5 })] },
      [],
    ];
    for (const value of bad) expect(parseReport(JSON.stringify(value)), JSON.stringify(value).slice(0, 100)).toBeUndefined();
    expect(parseReport('{')).toBeUndefined();
    expect(parseReport(`${JSON.stringify(good)}${' '.repeat(maxReport)}`)).toBeUndefined();
  });
});

function parse(text: string) {
  return unified().use(remarkParse).use(remarkGfm).parse(text);
}

/** Returns the structure of a comment without the content of code and the paths in links to files. */
function shapeOf(text: string): unknown[] {
  const found: unknown[] = [];
  visit(parse(text), (node) => {
    if (node.type === 'text' || node.type === 'html') found.push([node.type, node.value]);
    else if (node.type === 'link') found.push([node.type, node.url.replace(/(\/blob\/[0-9a-f]{40}\/)[\w.~%/-]*\?plain=1/, '$1')]);
    else found.push(node.type);
  });
  return found;
}
