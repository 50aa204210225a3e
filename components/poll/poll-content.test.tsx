import { describe, expect, test } from 'vitest';
import { formatDate } from '@/lib/base/i18n/format';
import { dictionary, locales } from '@/lib/base/i18n/i18n';
import type { AskedPoll } from '@/lib/content/model/polls';
import type { PollView } from '@/lib/newsletter/polls/poll-view';
import { localized } from '@/test/content/localized';
import { htmlOf } from '@/test/html-of';
import { PollContent } from './poll-content';

const option = (key: string) => ({ key, label: localized(`${key} <b>`, { zh: `${key}（中）` }) });
const poll = (phase: AskedPoll['phase']): AskedPoll => ({
  id: 'which',
  question: localized('Which one?', { zh: '哪一个？' }),
  opens: '2026-01-02',
  closes: '2026-02-03',
  options: ['jax', 'keras', 'flax'].map(option),
  phase,
});
const results = {
  counts: [
    { key: 'jax', count: 1 },
    { key: 'keras', count: 2 },
    { key: 'flax', count: 0 },
  ],
  total: 3,
};

describe.each(locales)('a poll in %s', (locale) => {
  const words = dictionary(locale).poll;
  const shown = (phase: AskedPoll['phase'], view?: PollView) =>
    htmlOf(<PollContent locale={locale} poll={poll(phase)} source="/posts/x" view={view} />);
  const hasForm = (html: string) => html.includes('<form');

  test('an open poll shows the form, and on static pages a link to the results', () => {
    const html = shown('open');
    expect(html.match(/type="radio"/g)).toHaveLength(3);
    expect(html).toContain(locale === 'en' ? 'Open until 3 February 2026.' : formatDate(locale, '2026-02-03'));
    expect(html).toContain(words.hasVoted);
    expect(shown('open', {})).not.toContain(words.hasVoted);
    expect(html).not.toMatch(/%|Checked="true"/);
  });

  test('a link in a mail preselects its option and votes as the subscriber', () => {
    const html = shown('open', { choice: 'keras', token: 'TOKEN' });
    expect(html).toMatch(/value="keras"[^>]*Checked="true"/);
    expect(html).toContain('value="TOKEN"');
    expect(html).toContain(words.hintSubscriber);
  });

  test('results are sorted by votes and mark the reader’s own vote', () => {
    const html = shown('open', { results, choice: 'jax' });
    expect(html.match(/\d+%(?=<)/g)).toEqual(['67%', '33%', '0%']);
    expect(html.match(/width="[\d.]+%" height="10" rx="5" className="chart-bar"/g)).toHaveLength(2);
    expect(html.split(words.yours)).toHaveLength(2);
    expect(html).toContain(words.change);
  });

  test('a closed poll shows or links to the results and has no form', () => {
    const closed = shown('closed', { results });
    expect(closed).toContain(words.final);
    expect([hasForm(closed), closed.includes(words.yours)]).toEqual([false, false]);
    expect(hasForm(shown('closed'))).toBe(false);
    expect(shown('closed')).toContain(words.toResults);
  });

  test('a poll that is not open yet shows its opening date', () => {
    const html = shown('not-open', {});
    expect(hasForm(html)).toBe(false);
    expect(html).toContain(formatDate(locale, '2026-01-02'));
  });

  test('a poll without votes shows no percentages of zero votes', () => {
    const empty = { counts: results.counts.map(({ key }) => ({ key, count: 0 })), total: 0 };
    const html = shown('closed', { results: empty });
    expect(html).toContain(words.none);
    expect(html).not.toMatch(/NaN|chart-bar/);
  });
});
