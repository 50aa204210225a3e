import { expect, test } from 'vitest';
import type { Progress } from './campaign-api';
import { actionLine, duration, pauseLines, planLines, progressLine, reportLines, scheduledLines, testLine } from './messages';
import { readArguments } from './read-arguments';

const slug = 'jax-in-depth';
const progress = (changed: Partial<Progress> = {}): Progress => ({
  id: 'x',
  slug,
  state: 'sending',
  audience: 1000,
  counts: { queued: 450, sending: 4, sent: 540, failed: 5, skipped: 1 },
  retrying: 12,
  possibleDuplicates: 0,
  perMinute: 271.6,
  secondsLeft: 100,
  pauseReason: null,
  pauseReply: null,
  scheduledFor: null,
  frozenAt: '2026-12-01T09:00:00Z',
  resumedAt: null,
  finishedAt: null,
  failures: [],
  retries: [],
  ...changed,
});

test.each([
  [[slug], { slug, dry: false }],
  [['content/posts/jax-in-depth.zh.mdx', '--dry'], { slug, dry: true }],
  [['https://example.org/zh/posts/jax-in-depth/', '--test', 'a@b.co'], { slug, dry: false, test: 'a@b.co' }],
  [['--at=2099-12-01T17:00+08:00', slug], { slug, dry: false, at: '2099-12-01T17:00+08:00' }],
  [[slug, '--resume'], { slug, dry: false, action: 'resume' }],
])('the arguments %j are read', (args, read) => expect(readArguments(args)).toEqual(read));

test.each([
  [[], /Name the post to send/],
  [['a', 'b'], /Name one post, not both a and b/],
  [[slug, '--fast'], /--fast is not an option/],
  [[slug, '--test'], /--test needs a value/],
  [[slug, '--test', '--dry'], /--test needs a value/],
  [[slug, '--dry', '--pause'], /Use only one of/],
  [[slug, '--at', 'tomorrow'], /not a time.*2026-12-01T09:00Z/],
  [[slug, '--at', '2099-12-01T09:00'], /not a time/],
  [[slug, '--at', '2099-02-30T09:00Z'], /not a time/],
  [[slug, '--at', '2020-12-01T09:00Z'], /in the past/],
])('the arguments %j are rejected', (args, words) => expect(() => readArguments(args)).toThrow(words));

test('the progress bar is filled in proportion to the finished messages', () => {
  expect(progressLine(progress())).toBe(
    `${'█'.repeat(13)}${'░'.repeat(11)} 546 of 1,000 · 272 per minute · 2 min left · 5 failed · 12 to be retried`,
  );
  const none = { retrying: 0, perMinute: 0, secondsLeft: undefined };
  const done = progress({ ...none, state: 'done', counts: { queued: 0, sending: 0, sent: 1000, failed: 0, skipped: 0 } });
  expect(progressLine(done)).toBe(`${'█'.repeat(24)} 1,000 of 1,000`);
  const empty = progress({ ...none, audience: null, state: 'paused', counts: { queued: 0, sending: 0, sent: 0, failed: 0, skipped: 0 } });
  expect(progressLine(empty)).toBe(`${'░'.repeat(24)} 0 of 0`);
});

test.each([200, 80, 60, 40, 25])('the progress line fits into %d columns and always shows the counts', (columns) => {
  const line = progressLine(progress(), columns);
  expect(line.length).toBeLessThanOrEqual(columns);
  expect(line).toMatch(/^[█░]{8,24} 546 of 1,000/);
});

test('the progress line reports a standstill after a minute, unless all messages wait for a retry', () => {
  const [still, begun] = [{ perMinute: 0, secondsLeft: undefined }, Date.parse('2026-12-01T09:00:00Z')];
  const words = 'nothing is being sent (npm run doctor)';
  expect(progressLine(progress(still), 100, begun + 61_000)).toContain(words);
  expect(progressLine(progress(still), 100, begun + 59_000)).not.toContain(words);
  expect(progressLine(progress({ ...still, resumedAt: '2026-12-01T10:00:00Z' }), 100, begun + 3_601_000)).not.toContain(words);
  expect(progressLine(progress({ ...still, retrying: 450 }), 100, begun + 61_000)).not.toContain(words);
});

test.each([
  [0, '1 s'],
  [89, '89 s'],
  [100, '2 min'],
  [5300, '88 min'],
  [5400, '1 h 30 min'],
])('%d seconds are formatted as %s', (seconds, words) => expect(duration(seconds)).toBe(words));

test('the report has every outcome and no control characters', () => {
  const lines = reportLines(
    progress({
      state: 'done',
      counts: { queued: 0, sending: 0, sent: 994, failed: 5, skipped: 1 },
      finishedAt: '2026-12-01T09:02:00Z',
      possibleDuplicates: 1,
      failures: [{ code: 550, reply: '550 5.1.1 no such \u001b[31muser', count: 5 }],
    }),
  );
  expect(lines).toEqual([
    'jax-in-depth was sent in 2 min, 497 per minute.',
    '  Sent: 994 of 1,000 subscribers.',
    '  Skipped, since they unsubscribed, were erased or changed their topics: 1.',
    '  Failed: 5.',
    '         5  550 5.1.1 no such [31muser',
    '  Possible duplicates, byte for byte the same, since a server did not answer: 1.',
    '  Subscribers who joined after the start are not included.',
  ]);
});

test('the message of a pause has the reason, the server’s reply and how to resume', () => {
  const lines = pauseLines(progress({ state: 'paused', pauseReason: 'refused-by-policy', pauseReply: '554 5.7.1\r\nblocked' }));
  expect(lines[0]).toMatch(/^Paused\. The mail server refuses our mail/);
  expect(lines.slice(1)).toEqual([
    '  Reply of the mail server: 554 5.7.1 blocked',
    '  To resume it: npm run send -- jax-in-depth --resume',
  ]);
});

test('the plan has the audience, and the subscribers without a translation', () => {
  const plan = {
    slug,
    title: 'JAX in depth',
    languages: ['en' as const],
    people: [{ locale: 'en' as const, count: 1200 }],
    audience: 1200,
    withoutTranslation: 3,
    existing: undefined,
  };
  expect(planLines(plan)).toEqual([
    'JAX in depth: 1,200 subscribers (1,200 in English).',
    '  3 subscribers more read Chinese, in which the post is not written. They will not get it later either: translate it first?',
  ]);
  expect(planLines({ ...plan, existing: { id: 'x', state: 'done' } })).toEqual([
    'JAX in depth was sent already. Nobody is added, and nobody gets it twice.',
  ]);
});

test('a campaign that has not started can be cancelled', () => {
  const never = progress({ state: 'paused', pauseReason: 'schedule-missed', frozenAt: null });
  expect(pauseLines(never).at(-1)).toBe('  To cancel it: npm run send -- jax-in-depth --cancel');
  expect(scheduledLines({ slug, scheduledFor: '2026-12-01T09:00:00.000Z' })).toEqual([
    'Scheduled for 1 December 2026 at 09:00 UTC. Its text and audience are frozen at that time.',
    '  To cancel it, or to schedule it again after that: npm run send -- jax-in-depth --cancel',
  ]);
});

test.each([
  ['cancel', 'sending', /has started.*--pause/],
  ['cancel', 'paused', /has started/],
  ['pause', 'scheduled', /scheduled.*--cancel/],
  ['pause', 'paused', /paused already/],
  ['resume', 'sending', /being sent already/],
  ['resume', 'done', /was sent/],
] as const)('%s of a campaign that is %s explains why it changes nothing', (action, state, words) => {
  expect(actionLine(slug, action, state)).toMatch(words);
});

test('the result of a test has the server’s reply and no control characters', () => {
  expect(testLine({ locale: 'zh', subject: 'JAX', status: 'sent', reply: '250 2.0.0 Ok' })).toBe('Chinese: sent, "JAX": 250 2.0.0 Ok');
  expect(testLine({ status: 'down', reply: 'no\u001b[2J\nroute' })).toBe(
    'Nothing was sent: the mail server cannot be reached: no [2J route',
  );
});
