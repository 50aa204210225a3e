import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { mailProblems } from '@/components/email/mail-problems';
import { dictionary, locales } from '@/lib/base/i18n/i18n';
import { type PostEntry, postEntry } from '@/lib/content/model/post-entry';
import { postsWithPage } from '@/lib/content/model/posts';
import { mergeFields } from '@/lib/newsletter/campaigns/merge-fields';
import { composeMessage } from '@/lib/newsletter/email/compose-message';
import { mimeProblems } from '@/test/newsletter/mime-problems';
import { isThorough } from '@/test/thorough';
import { renderPostMessage } from './render-post-message';

const siteUrl = 'https://newsletter.example';
const all = locales.flatMap((locale) => postsWithPage(locale).map(({ slug }) => ({ locale, slug })));
/** One post with tables and a poll, one with facts, a chart and code. `npm run test:all` renders every post. */
const samples = ['top-ai-frameworks-for-2024', 'jax-in-depth'];
const posts = isThorough ? all : all.filter(({ slug }) => samples.includes(slug));

beforeEach(() => {
  vi.stubEnv('SITE_URL', siteUrl);
  vi.stubEnv('MAIL_POSTAL_ADDRESS', '1 Example Street, 12345 Exampletown');
});
afterEach(() => vi.unstubAllEnvs());

function entryOf(locale: (typeof locales)[number], slug: string): PostEntry {
  const entry = postEntry(locale, slug);
  if (!entry) throw new Error(`There is no post ${slug}.`);
  return entry;
}

describe.each(posts)('$slug in $locale', ({ locale, slug }) => {
  test('has no problems in email clients, and is the same every time', async () => {
    const message = await renderPostMessage(entryOf(locale, slug));
    expect(await mailProblems(message)).toEqual([]);
    expect(await renderPostMessage(entryOf(locale, slug))).toEqual(message);
  });

  test('is composed without MIME problems, and parsed as it was written', async () => {
    const message = await renderPostMessage(entryOf(locale, slug));
    const from = { name: 'Twinko AI', address: 'newsletter@newsletter.example' };
    const bytes = await composeMessage(message, { id: 'm.1', from, to: 'ada@example.com', date: new Date(0) });
    expect(mimeProblems(bytes)).toEqual([]);
    const mail = await simpleParser(bytes);
    expect([mail.subject, mail.text?.trimEnd(), String(mail.html).trimEnd()]).toEqual([
      message.subject,
      message.text.trimEnd(),
      message.html.trimEnd(),
    ]);
  });

  test('has unsubscribe links at its top and end, and one-click unsubscription', async () => {
    const { html, text, headers } = await renderPostMessage(entryOf(locale, slug));
    const address = `${siteUrl}${locale === 'en' ? '' : `/${locale}`}/unsubscribe/${mergeFields.unsubscribe}`;
    const [before, between, after] = html.split(`href="${address}"`);
    expect(before).not.toContain('<h1');
    expect(between).toContain('<h1');
    expect(after).toBeDefined();
    expect(text.split('\n')).toContain(address);
    expect(headers).toMatchObject({
      'List-Unsubscribe': `<${siteUrl}/u/${mergeFields.unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Feedback-ID': `${slug}:${locale}:newsletter:twinko-ai`,
      Precedence: 'bulk',
    });
    expect(headers).not.toHaveProperty('Auto-Submitted');
    for (const part of [html, text]) expect(part).toContain('1 Example Street');
  });
});

test('a post’s poll is in its email, with a link with a merge field for each option', async () => {
  for (const locale of locales) {
    const entry = entryOf(locale, 'top-ai-frameworks-for-2024');
    const { text } = await renderPostMessage(entry);
    const options = entry.polls.flatMap((poll) => poll.options);
    expect(options.length).toBeGreaterThan(1);
    for (const { key } of options)
      expect(text).toContain(
        `\n  ${siteUrl}${locale === 'en' ? '' : '/zh'}/polls/next-framework?choice=${key}&token=${mergeFields.vote}\n`,
      );
    expect(text).toContain(dictionary(locale).mail.pollHint.slice(0, 12));
  }
});

test('a poll that is not open has one link without a merge field', async () => {
  const entry = entryOf('en', 'top-ai-frameworks-for-2024');
  const inPhase = async (phase: 'not-open' | 'closed') =>
    (await renderPostMessage({ ...entry, polls: entry.polls.map((poll) => ({ ...poll, phase })) })).text;
  expect(await inPhase('closed')).toContain(`\n\nSee the results\n${siteUrl}/polls/next-framework\n`);
  expect(await inPhase('not-open')).toContain(`\n\nVoting opens on 17 May 2024.\n${siteUrl}/polls/next-framework\n`);
  expect(await inPhase('closed')).not.toContain(mergeFields.vote);
});
