import { expect, test } from 'vitest';
import { planLines } from './plan-post';
import { duration, type Progress, progressLine } from './progress-line';
import { readArguments } from './read-arguments';
import { pauseLines, plannedLines, report } from './report';
import { unchangedLine } from './request-campaign-action';
import { testLine } from './test-post';

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

test('a line of progress has a bar that is as full as the campaign is done', () => {
  expect(progressLine(progress())).toBe(
    `${'█'.repeat(13)}${'░'.repeat(11)} 546 of 1,000 · 272 a minute · 2 min left · 5 failed · 12 to be tried again`,
  );
  const none = { retrying: 0, perMinute: 0, secondsLeft: undefined };
  const done = progress({ ...none, state: 'done', counts: { queued: 0, sending: 0, sent: 1000, failed: 0, skipped: 0 } });
  expect(progressLine(done)).toBe(`${'█'.repeat(24)} 1,000 of 1,000`);
  const empty = progress({ ...none, audience: null, state: 'paused', counts: { queued: 0, sending: 0, sent: 0, failed: 0, skipped: 0 } });
  expect(progressLine(empty)).toBe(`${'░'.repeat(24)} 0 of 0`);
});

test.each([200, 80, 60, 40, 25])('a line of progress fits into %d columns, the count first', (columns) => {
  const line = progressLine(progress(), columns);
  expect(line.length).toBeLessThanOrEqual(columns);
  expect(line).toMatch(/^[█░]{8,24} 546 of 1,000/);
});

test('a line of progress says that nothing moves, but not just after the beginning, nor while all wait for another try', () => {
  const [still, begun] = [{ perMinute: 0, secondsLeft: undefined }, Date.parse('2026-12-01T09:00:00Z')];
  const words = 'nothing moves (npm run doctor)';
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
    withoutTranslation: 3,
    existing: undefined,
  };
  expect(planLines(plan)).toEqual([
    'JAX in depth: 1,200 people want it (1,200 in English).',
    '  3 more want it, but in a language that it is not written in (Chinese): they will not get it later, either. Translate it first?',
  ]);
  expect(planLines({ ...plan, existing: { id: 'x', state: 'done' } })).toEqual([
    'JAX in depth was sent already: nobody is added, and nobody gets it twice.',
  ]);
});

test('a campaign that was never begun can be taken back; its report would say nothing', () => {
  const never = progress({ state: 'paused', pauseReason: 'schedule-missed', frozenAt: null });
  expect(pauseLines(never).at(-1)).toBe('  To take it back: npm run send -- jax-in-depth --cancel');
  expect(plannedLines({ slug, scheduledFor: '2026-12-01T09:00:00.000Z' })).toEqual([
    'Planned for 1 December 2026 at 09:00 UTC. What it says and whom it goes to is settled then.',
    '  To take it back, or to plan it anew after that: npm run send -- jax-in-depth --cancel',
  ]);
});

test.each([
  ['cancel', 'sending', /begun.*--pause/],
  ['cancel', 'paused', /begun/],
  ['pause', 'scheduled', /planned.*--cancel/],
  ['pause', 'paused', /paused already/],
  ['resume', 'sending', /being sent already/],
  ['resume', 'done', /was sent/],
] as const)('%s of a campaign that is %s does nothing, and says why', (act, state, words) => {
  expect(unchangedLine(slug, act, state)).toMatch(words);
});

test('a test says what the server said in each language, and nothing that a terminal would obey', () => {
  expect(testLine({ locale: 'zh', subject: 'JAX', status: 'sent', reply: '250 2.0.0 Ok' })).toBe('Chinese: sent, "JAX": 250 2.0.0 Ok');
  expect(testLine({ status: 'down', reply: 'no\u001b[2J\nroute' })).toBe(
    'Nothing was sent: the mail server cannot be reached: no [2J route',
  );
});
