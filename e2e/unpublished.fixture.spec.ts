import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { filesWith, outputFiles } from '../test/browser/build-output';
import { buriedWords, secretWord } from '../test/browser/fixture-content';
import { fixtureSite } from '../test/browser/fixture-site';

/** The search index has stems of words. */
const stem = (word: string) => word.slice(0, 8);

test('the words and paths of a draft and a scheduled post are in no file of the build', async () => {
  const files = outputFiles(fixtureSite);
  // The word is in the content, and a listed post's word is found in every kind of file that would have it.
  expect(await readFile(`${fixtureSite}/.contentlayer/generated/Post/_index.json`, 'utf8')).toContain(secretWord);
  const filesWithPosts = [
    /^\.next\/server\/app\/en\/posts\/everything\.html$/,
    /^\.next\/server\/app\/en\/posts\/everything\/markdown\.body$/,
    /^\.next\/emails\/en\/everything\.json\.gz$/,
    /^\.next\/server\/app\/en\/feed\.xml\.body$/,
    /^\.next\/server\/app\/en\/tags\/jax\/feed\.json\.body$/,
    /^\.next\/cache\/pages\/\w+\.json$/,
    /^\.next\/cache\/rendered-posts\/\w+\.md$/,
    /^public\/pagefind\/index\/.*\.pf_index$/,
    /^public\/pagefind\/fragment\/.*\.pf_fragment$/,
  ];
  const found = filesWith(files, stem(buriedWords.en));
  for (const place of filesWithPosts)
    expect(
      found.filter((name) => place.test(name)),
      String(place),
    ).not.toEqual([]);
  expect(filesWith(files, 'posts/everything').filter((name) => /sitemap/.test(name))).not.toEqual([]);

  for (const secret of [stem(secretWord), 'posts/a-draft', 'posts/scheduled']) expect(filesWith(files, secret), secret).toEqual([]);
});

test('the words of an unlisted post are only in its own page, email and Markdown', () => {
  const found = filesWith(outputFiles(fixtureSite), stem(buriedWords.unlisted)).filter((name) => !name.startsWith('.next/cache/'));
  const own = ['/en/posts/unlisted.html', '/en/posts/unlisted/markdown.body', '/en/unlisted.json.gz'];
  for (const ending of own)
    expect(found, ending).toContainEqual(expect.stringMatching(new RegExp(`^\\.next/(?:server/app|emails)${ending}$`)));
  // A server that served them has copies.
  expect(found.filter((name) => !own.some((ending) => name.endsWith(ending)))).toEqual([]);
});

for (const slug of ['a-draft', 'scheduled'])
  test(`every path of the post "${slug}" answers 404`, async ({ request }) => {
    const asked = [
      `/posts/${slug}`,
      `/posts/${slug}.md`,
      `/posts/${slug}/email`,
      `/posts/${slug}/edition.json`,
      `/zh/posts/${slug}`,
      `/en/posts/${slug}`,
      `/posts/${slug}.rsc`,
      `/${slug}`,
    ];
    const cards = ['', '/zh'].map((locale) => `${locale}/share/posts/${slug}.0123456789.png`);
    for (const address of [...asked, ...cards])
      for (const Accept of ['text/html', 'text/markdown']) {
        const answer = await request.get(address, { headers: { Accept } });
        expect(answer.status(), address).toBe(404);
        expect(await answer.text(), address).not.toContain(secretWord);
      }
    for (const query of ['?tag=development', '?lang=en', '?category=newsletter&page=1'])
      expect(await (await request.get(`/posts${query}`)).text()).not.toContain(secretWord);
  });
