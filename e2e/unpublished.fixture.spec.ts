import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { filesWith, outputFiles } from '../test/browser/build-output';
import { buriedWords, secretWord } from '../test/browser/fixture-content';
import { fixtureSite } from '../test/browser/fixture-site';

/** The search index holds words without their endings. */
const stem = (word: string) => word.slice(0, 8);

test('the words and addresses of a draft and a scheduled post are in no file that a build leaves to be served', async () => {
  const files = outputFiles(fixtureSite);
  // The words are there to be found, and where a listed post's are found, these would be.
  expect(await readFile(`${fixtureSite}/.contentlayer/generated/Post/_index.json`, 'utf8')).toContain(secretWord);
  const mergeFields = [
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
  for (const place of mergeFields)
    expect(
      found.filter((name) => place.test(name)),
      String(place),
    ).not.toEqual([]);
  expect(filesWith(files, 'posts/everything').filter((name) => /sitemap/.test(name))).not.toEqual([]);

  for (const secret of [stem(secretWord), 'posts/a-draft', 'posts/scheduled']) expect(filesWith(files, secret), secret).toEqual([]);
});

test('the words of an unlisted post are at its own address only, as a page, as a mail and as Markdown', () => {
  const found = filesWith(outputFiles(fixtureSite), stem(buriedWords.unlisted)).filter((name) => !name.startsWith('.next/cache/'));
  const own = ['/en/posts/unlisted.html', '/en/posts/unlisted/markdown.body', '/en/unlisted.json.gz'];
  for (const ending of own)
    expect(found, ending).toContainEqual(expect.stringMatching(new RegExp(`^\\.next/(?:server/app|emails)${ending}$`)));
  // A server that has been asked for them keeps copies.
  expect(found.filter((name) => !own.some((ending) => name.endsWith(ending)))).toEqual([]);
});

for (const slug of ['a-draft', 'scheduled'])
  test(`nothing answers for the post "${slug}"`, async ({ request }) => {
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
