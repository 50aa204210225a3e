import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { diagnosticsOf, post } from '../../../test/content/test-content';
import { locales, perLocale } from '../../base/i18n/languages';
import { scaffoldPost, scaffoldTranslation } from '../new-post/scaffold-post';
import { fileNameOf } from './file-name';

const place = perLocale((locale) => `content/posts/${fileNameOf('a-post', locale)}`);
const fields = { date: '2024-05-17', category: 'newsletter', tags: ['pytorch', 'jax'] };

/** Returns the diagnostics of a draft other than its reminders. */
function problemsIn(diagnostics: string[], file: string): string[] {
  return diagnostics.filter((diagnostic) => diagnostic.startsWith(file) && !/ {2}note: "TODO" marks/.test(diagnostic));
}

describe('a new post', () => {
  test.each(locales.flatMap((lang) => ['A title', 'Part one: the "start" \\ {of} <it>', '# 深入 JAX'].map((title) => ({ lang, title }))))(
    '$lang $title passes the check with a note per text to write',
    async ({ lang, title }) => {
      const found = await diagnosticsOf({ [place[lang]]: scaffoldPost({ ...fields, lang, title }) });
      expect(problemsIn(found, place[lang])).toEqual([]);
      expect(found.map((diagnostic) => diagnostic.split('  ')[0])).toEqual([`${place[lang]}:7:1`, `${place[lang]}:11:1`]);
    },
  );
});

describe('a translation', () => {
  test('shares the fields of its original, whose text is in comments', () => {
    const original = post(
      { image: '/images/a.png', imageAlt: '"A cat"', updated: '2024-06-01' },
      '# A valid title\n\nWords {/* aside */}.\n\n## One *two*\n\n```js\n({})\n```\n',
    );
    expect(scaffoldTranslation(original, { lang: 'zh', title: '标题' })).toMatch(
      /^---\ntitle: "标题"\ndate: 2024-05-17\ncategory: newsletter\nlang: zh\ntags: \[pytorch, jax\]\nsummary: "TODO：.*"\nimage: \/images\/a.png\nimageAlt: "TODO: A cat"\ndraft: true\n---\n\n\{\/\*\nWords \{\/\* aside \*∕\}\.\n\*\/\}\n\n## TODO: One \*two\*\n\n\{\/\*\n```js\n\(\{\}\)\n```\n\*\/\}\n\nTODO\n$/,
    );
  });
  test.each(['jax-in-depth', 'pytorch-in-depth', 'tensorflow-in-depth', 'top-ai-frameworks-for-2024'])(
    'of %s passes the check',
    async (slug) => {
      const original = await readFile(`content/posts/${slug}.mdx`, 'utf8');
      const translation = scaffoldTranslation(original, { lang: 'zh' }) ?? '';
      const found = await diagnosticsOf({ [place.en]: original, [place.zh]: translation });
      // The picture is not in the folder of this test.
      expect(problemsIn(found, place.zh).filter((diagnostic) => !diagnostic.includes('there is no file public/images'))).toEqual([]);
      expect(found.filter((diagnostic) => diagnostic.startsWith(place.zh) && diagnostic.includes('TODO')).length).toBeGreaterThan(4);
    },
  );
  test.each(['Words.', '---\na: b: c\n---\n\nText\n', '---\n- a\n---\n\nText\n'])('of unreadable front matter is undefined: %j', (text) =>
    expect(scaffoldTranslation(text, { lang: 'zh' })).toBeUndefined(),
  );
});
