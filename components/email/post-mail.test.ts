import { expect, test, vi } from 'vitest';
import { postEntry } from '@/lib/content/post-entry';
import { postsWithPage } from '@/lib/content/posts';
import { composeMessage } from '@/lib/email/compose-message';
import { plainBody } from '@/lib/feeds/plain-body';
import { locales } from '@/lib/i18n';
import { plainWardrobe } from '../mdx/plain-wardrobe';
import { mailProblems } from './mail-problems';
import { postMail } from './post-mail';

const siteUrl = 'https://newsletter.example';
const posts = locales.flatMap((locale) => postsWithPage(locale).map(({ slug }) => ({ locale, slug })));

test.each(posts)('$slug in $locale is a mail that programs take', async ({ locale, slug }) => {
  vi.stubEnv('SITE_URL', siteUrl);
  const entry = postEntry(locale, slug);
  if (!entry) throw new Error(`There is no post ${slug}.`);
  const { title, summary, date, image, imageAlt = '', imageWidth: width, imageHeight: height } = entry.post;
  const facts = {
    locale,
    siteUrl,
    postalAddress: '1 Example Street',
    preferencesUrl: `${siteUrl}/preferences/PROBE`,
    unsubscribeUrl: `${siteUrl}/unsubscribe/PROBE`,
    oneClickUrl: `${siteUrl}/u/PROBE`,
    post: {
      title,
      summary,
      date,
      url: `${siteUrl}/posts/${slug}`,
      cover: image ? { url: new URL(image, siteUrl).href, alt: imageAlt, width, height } : undefined,
      body: await plainBody(entry, plainWardrobe(locale)),
    },
  };
  const message = await postMail(facts);
  expect(await mailProblems(message)).toEqual([]);
  expect(await postMail(facts)).toEqual(message);
  // Near the top, too, where what Gmail cuts off cannot hide it.
  expect(message.html.split('/unsubscribe/PROBE')).toHaveLength(3);
  expect(message.html.indexOf('/unsubscribe/PROBE')).toBeLessThan(message.html.indexOf('<h1'));
  const from = { name: 'Twinko AI', address: 'newsletter@newsletter.example' };
  expect((await composeMessage(message, { id: 'm', from, to: 'ada@example.com', date: new Date(0) })).length).toBeGreaterThan(1000);
});
