import { expect, test } from 'vitest';
import { planLines } from './ask-for-mailing';
import { duration, type Progress, progressLine } from './progress-line';
import { readArguments } from './read-arguments';
import { pauseLines, report } from './report';

const slug = 'jax-in-depth';
const progress = (changed: Partial<Progress> = {}): Progress => ({
  id: 'x',
  slug,
  state: 'sending',
  audience: 1000,
  counts: { queued: 450, sending: 4, sent: 540, failed: 5, skipped: 1 },
  retrying: 12,
  ambiguous: 0,
  perMinute: 271.6,
  secondsLeft: 100,
  pauseReason: null,
  pauseReply: null,
  scheduledFor: null,
  frozenAt: '2026-12-01T09:00:00Z',
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
  [[slug, '--resume'], { slug, dry: false, act: 'resume' }],
])('%j', (typed, read) => expect(readArguments(typed)).toEqual(read));

test.each([
  [[], /Say which post/],
  [['a', 'b'], /One post at a time: a or b/],
  [[slug, '--fast'], /--fast is no option/],
  [[slug, '--test'], /--test needs a value/],
  [[slug, '--test', '--dry'], /--test needs a value/],
  [[slug, '--dry', '--pause'], /at a time/],
  [[slug, '--at', 'tomorrow'], /no moment.*2026-12-01T09:00Z/],
  [[slug, '--at', '2099-12-01T09:00'], /no moment/],
  [[slug, '--at', '2099-02-30T09:00Z'], /no moment/],
  [[slug, '--at', '2020-12-01T09:00Z'], /in the past/],
])('%j is no command', (typed, words) => expect(() => readArguments(typed)).toThrow(words));

test('a line of progress has a bar that is as full as the mailing is done', () => {
  expect(progressLine(progress(), 10)).toBe('█████░░░░░ 546 of 1,000 · 5 failed · 12 to be tried again · 272 a minute · 2 min left');
  const done = progress({
    counts: { queued: 0, sending: 0, sent: 1000, failed: 0, skipped: 0 },
    retrying: 0,
    perMinute: 0,
    secondsLeft: undefined,
  });
  expect(progressLine(done, 4)).toBe('████ 1,000 of 1,000');
  expect(progressLine(progress({ audience: null, perMinute: 0, retrying: 0, secondsLeft: undefined }), 4)).toContain('░░░░ 546 of 0');
});

test.each([
  [0, '1 s'],
  [89, '89 s'],
  [100, '2 min'],
  [5300, '88 min'],
  [5400, '1 h 30 min'],
])('%d seconds are %s', (seconds, words) => expect(duration(seconds)).toBe(words));

test('a report says what became of everybody, and nothing that a terminal would obey', () => {
  const lines = report(
    progress({
      state: 'done',
      counts: { queued: 0, sending: 0, sent: 994, failed: 5, skipped: 1 },
      finishedAt: '2026-12-01T09:02:00Z',
      ambiguous: 1,
      failures: [{ code: 550, reply: '550 5.1.1 no such \u001b[31muser', count: 5 }],
    }),
  );
  expect(lines).toEqual([
    'jax-in-depth was sent in 2 min, 497 a minute.',
    '  994 of 1,000 people got it.',
    '  1 person did not want it any more: they left, were erased or changed their topics since.',
    '  5 people cannot have it:',
    '         5  550 5.1.1 no such [31muser',
    '  1 copy is possible, byte for byte the same: a server did not say whether it took them.',
    '  Who subscribed after it began is not in it.',
  ]);
});

test('a pause says why, what the server said and how it goes on', () => {
  const lines = pauseLines(progress({ state: 'paused', pauseReason: 'refused-by-policy', pauseReply: '554 5.7.1\r\nblocked' }));
  expect(lines[0]).toMatch(/^Paused\. The mail server refuses our mail/);
  expect(lines.slice(1)).toEqual([
    '  The mail server said: 554 5.7.1 blocked',
    '  To have it go on: npm run send -- jax-in-depth --resume',
  ]);
});

test('a plan says to how many, and who is left out', () => {
  const plan = {
    slug,
    title: 'JAX in depth',
    languages: ['en' as const],
    people: [{ locale: 'en' as const, count: 1200 }],
    audience: 1200,
    withoutEdition: 3,
    existing: undefined,
  };
  expect(planLines(plan)).toEqual([
    'JAX in depth: 1,200 people want it (1,200 in English).',
    '  3 more want it, but in a language that it is not written in: they will not get it later, either. Translate it first?',
  ]);
  expect(planLines({ ...plan, existing: { id: 'x', state: 'done' } })).toEqual([
    'JAX in depth: it is a mailing already (done), and nobody gets it twice.',
  ]);
});
