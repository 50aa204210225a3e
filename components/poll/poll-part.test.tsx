import { describe, expect, test } from 'vitest';
import { dictionary, locales } from '@/lib/base/i18n/i18n';
import type { AskedPoll } from '@/lib/content/model/polls';
import type { PollView } from '@/lib/newsletter/polls/poll-view';
import { localized } from '@/test/content/localized';
import { htmlOf } from '@/test/html-of';
import { PollPart } from './poll-part';

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
    htmlOf(<PollPart locale={locale} poll={poll(phase)} source="/posts/x" view={view} />);
  const hasForm = (html: string) => html.includes('<form');

  test('that is open can be voted in, and on a page for everybody leads to the results of one’s own', () => {
    const html = shown('open');
    expect(html.match(/type="radio"/g)).toHaveLength(3);
    expect(html).toContain(locale === 'en' ? 'Open until 3 February 2026.' : '投票截止日期：2026年2月3日。');
    expect(html).toContain(words.hasVoted);
    expect(shown('open', {})).not.toContain(words.hasVoted);
    expect(html).not.toMatch(/%|Checked="true"/);
  });

  test('proposes what a mail proposes, for its subscriber', () => {
    const html = shown('open', { choice: 'keras', token: 'TOKEN' });
    expect(html).toMatch(/value="keras"[^>]*Checked="true"/);
    expect(html).toContain('value="TOKEN"');
    expect(html).toContain(words.hintSubscriber);
  });

  test('says how the votes stand, most first, and which is one’s own', () => {
    const html = shown('open', { results, choice: 'jax' });
    expect(html.match(/\d+%(?=<)/g)).toEqual(['67%', '33%', '0%']);
    expect(html.match(/width="[\d.]+%" height="10" rx="5" className="chart-bar"/g)).toHaveLength(2);
    expect(html.split(words.yours)).toHaveLength(2);
    expect(html).toContain(words.change);
  });

  test('that is closed shows the results, or leads to them, and takes no vote', () => {
    const closed = shown('closed', { results });
    expect(closed).toContain(words.final);
    expect([hasForm(closed), closed.includes(words.yours)]).toEqual([false, false]);
    expect(hasForm(shown('closed'))).toBe(false);
    expect(shown('closed')).toContain(words.toResults);
  });

  test('that is not open yet says when it will be', () => {
    const html = shown('not-open', {});
    expect(hasForm(html)).toBe(false);
    expect(html).toContain(locale === 'en' ? '2 January 2026' : '2026年1月2日');
  });

  test('without votes divides by none', () => {
    const empty = { counts: results.counts.map(({ key }) => ({ key, count: 0 })), total: 0 };
    const html = shown('closed', { results: empty });
    expect(html).toContain(words.none);
    expect(html).not.toMatch(/NaN|chart-bar/);
  });
});
