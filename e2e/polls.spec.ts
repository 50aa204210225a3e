import { execFileSync } from 'node:child_process';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { dictionary, type Locale, localePath, locales } from '../lib/base/i18n/i18n';
import { accessibilityViolations } from '../test/browser/accessibility-violations';
import { linkIn, type Newsletter, randomClientIp, startNewsletter, test } from '../test/browser/newsletter';
import { onlyInAll } from '../test/browser/only-in-all';

const post = '/posts/top-ai-frameworks-for-2024';
const poll = '/polls/next-framework';
const json = { Accept: 'application/json' };

// Opens the database: on a busy machine that takes longer than the page's script waits.
test.beforeAll(async ({ newsletter: { address, url } }) => {
  const headers = { ...json, Origin: url, 'X-Real-IP': randomClientIp() };
  const answer = await fetch(`${address}/api/votes`, { method: 'POST', headers, body: new URLSearchParams({ poll: 'nothing' }) });
  expect(answer.status).toBe(404);
});

for (const javaScriptEnabled of [true, false])
  for (const locale of locales)
    test.describe(`${locale}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
      test.use({ javaScriptEnabled });
      const words = dictionary(locale).poll;
      const [postPath, pollPath] = [localePath(locale, post), localePath(locale, poll)];

      const details = onlyInAll(javaScriptEnabled !== (locale === 'en'));
      test('a reader votes at the end of a post, sees the results and changes the vote', details, async ({ page }) => {
        await page.goto(postPath);
        await page.getByRole('radio', { name: 'JAX' }).check();
        await page.getByRole('button', { name: words.submit }).click();
        await expect(ownRow(page, locale)).toContainText('JAX');
        await expect(page).toHaveURL(javaScriptEnabled ? postPath : pollPath);
        if (javaScriptEnabled) {
          await expect(page.getByRole('status').filter({ hasText: words.counted })).toBeVisible();
          await expect(page.locator('[data-results]')).toBeFocused();
        }
        const before = await votesFor(page, 'Keras');

        await page.getByText(words.change).click();
        await expect(page.getByRole('radio', { name: 'JAX' })).toBeChecked();
        await page.getByRole('radio', { name: 'Keras' }).check();
        await page.getByRole('button', { name: words.save }).click();
        await expect(ownRow(page, locale)).toContainText('Keras');
        expect(await votesFor(page, 'Keras')).toBe(before + 1);

        // A returning reader's vote is shown, though the page is static.
        await page.goto(postPath);
        if (javaScriptEnabled) {
          await page.locator('poll-box').scrollIntoViewIfNeeded();
          await expect(ownRow(page, locale)).toContainText('Keras');
        } else await expect(page.getByRole('radio', { name: 'Keras' })).not.toBeChecked();
        await page.goto(pollPath);
        await expect(ownRow(page, locale)).toContainText('Keras');
      });
    });

test('a poll has no violation of WCAG 2.2 AA before and after a vote', async ({ page }) => {
  await page.goto(poll);
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.getByRole('radio', { name: 'JAX' }).check();
  await page.getByRole('button', { name: dictionary('en').poll.submit }).click();
  await page.getByText(dictionary('en').poll.change).click();
  expect(await accessibilityViolations(page)).toEqual([]);
});

test('a reader votes by keyboard', async ({ page }) => {
  await page.goto(poll);
  const [first, second] = [page.getByRole('radio', { name: 'PyTorch', exact: true }), page.getByRole('radio', { name: 'TensorFlow' })];
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await expect(second).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(ownRow(page, 'en')).toContainText('TensorFlow');
});

test('a vote that fails is reported in place and can be retried', async ({ page }) => {
  await page.goto(post);
  await page.route('**/api/votes', (route) => route.abort());
  await page.getByRole('radio', { name: 'JAX' }).check();
  await page.getByRole('button', { name: dictionary('en').poll.submit }).click();
  await expect(page.getByText(dictionary('en').poll.failed)).toBeVisible();
  await expect(page.getByRole('radio', { name: 'JAX' })).toBeChecked();
  await page.unroute('**/api/votes');
  await page.getByRole('button', { name: dictionary('en').poll.submit }).click();
  await expect(ownRow(page, 'en')).toContainText('JAX');
});

test('a vote link in an email changes nothing until the reader submits', async ({ page, request, newsletter }) => {
  const token = await voteToken(request, newsletter);
  const link = `${poll}?${new URLSearchParams({ choice: 'lightning', token })}`;
  for (let turn = 0; turn < 20; turn++)
    expect((await request.fetch(newsletter.address + link, { method: turn % 2 ? 'HEAD' : 'GET' })).status()).toBe(200);

  await page.goto(link);
  await expect(page.getByRole('radio', { name: 'PyTorch Lightning' })).toBeChecked();
  await page.getByRole('button', { name: dictionary('en').poll.submit }).click();
  await expect(ownRow(page, 'en')).toContainText('PyTorch Lightning');
  expect(await votesFor(page, 'PyTorch Lightning')).toBe(1);
  // Another link of the same email changes the same vote.
  await page.goto(`${poll}?${new URLSearchParams({ choice: 'jax', token: `${token}>.` })}`);
  await expect(page.getByRole('radio', { name: 'JAX' })).toBeChecked();
  await page.getByRole('button', { name: dictionary('en').poll.submit }).click();
  await expect(ownRow(page, 'en')).toContainText('JAX');
  expect(await votesFor(page, 'PyTorch Lightning')).toBe(0);
  expect(await page.context().cookies()).toEqual([]);
  // Without the link the page does not show that vote.
  await page.goto(poll);
  await expect(page.getByRole('button', { name: dictionary('en').poll.submit })).toBeVisible();

  const broken = token.replace(/^.{10}/, 'AAAAAAAAAA');
  await page.goto(`${poll}?${new URLSearchParams({ choice: 'jax', token: broken })}`);
  await expect(page.getByRole('note')).toHaveText(dictionary('en').poll.linkExpired);
  const refused = await vote(request, newsletter, { poll: 'next-framework', choice: 'jax', token: broken });
  expect([refused.status(), (await refused.json()).reason]).toEqual([404, 'vote-link-expired']);
});

test('a poll’s page is private to its reader, and an unknown poll answers 404', async ({ request, newsletter: { address } }) => {
  for (const locale of locales) {
    const answer = await request.get(address + localePath(locale, poll));
    expect(answer.headers()['cache-control']).toBe('private, no-store');
    expect(answer.headers()['referrer-policy']).toBe('same-origin');
    expect(answer.headers()['set-cookie']).toBeUndefined();
    const missing = await request.get(`${address}${localePath(locale, '/polls/nothing')}`);
    expect(missing.status()).toBe(404);
    expect(await missing.text()).toContain(dictionary(locale).notFound.title);
  }
});

test('the vote endpoint counts valid votes and rejects others', async ({ request, newsletter }) => {
  const good = await vote(request, newsletter, { poll: 'next-framework', choice: 'jax' });
  expect([good.status(), await good.json()]).toEqual([200, { status: 'counted' }]);
  expect(good.headers()['set-cookie']).toMatch(/^voter=[^;]+; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure$/);
  const refused: [Record<string, string>, number, string][] = [
    [{ poll: 'nothing', choice: 'jax' }, 404, 'not-found'],
    [{ poll: 'next-framework', choice: 'flax' }, 400, 'bad-choice'],
    [{ poll: 'next-framework' }, 400, 'bad-choice'],
    [{}, 404, 'not-found'],
  ];
  for (const [form, status, reason] of refused) {
    const answer = await vote(request, newsletter, form);
    expect([answer.status(), (await answer.json()).reason]).toEqual([status, reason]);
    expect(answer.headers()['set-cookie']).toBeUndefined();
  }
});

test('without a database a poll is shown, and a reader who voted gets 503', async () => {
  const newsletter = await startNewsletter({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', APP_SECRET: 'x'.repeat(32) });
  try {
    expect((await fetch(newsletter.address + poll)).status).toBe(200);
    const cookie = execFileSync(
      'node',
      [...inside, "import('./lib/newsletter/polls/voter.ts').then((m) => console.log(m.voterCookie(m.newVoterId())))"],
      {
        env: { ...process.env, APP_SECRET: 'x'.repeat(32) },
        encoding: 'utf8',
      },
    );
    const asked = Date.now();
    const answer = await fetch(newsletter.address + poll, { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
    expect(Date.now() - asked).toBeLessThan(5000);
    expect(await answer.text()).toContain(dictionary('en').errors.reasons.unavailable);
  } finally {
    await newsletter.remove();
  }
});

/** The row of the results that is marked as the reader's own. */
function ownRow(page: Page, locale: Locale) {
  return page.locator('poll-box li').filter({ hasText: dictionary(locale).poll.yours });
}

/** Reads the votes for an option from the results. */
async function votesFor(page: Page, option: string): Promise<number> {
  const row = page.locator('poll-box li').filter({ has: page.getByText(option, { exact: true }) });
  const text = (await row.innerText()).replace(/\s+/g, ' ');
  return Number(/% · (\d+)/.exec(text)?.[1]);
}

function vote(request: APIRequestContext, { address, url }: Newsletter, form: Record<string, string>) {
  return request.post(`${address}/api/votes`, { form, headers: { ...json, Origin: url } });
}

/** Arguments of Node.js to run server code. */
const inside = ['--conditions', 'react-server', '--import', 'tsx', '--input-type=module', '-e'];

/** Subscribes a reader. Returns the vote token of their emails. */
async function voteToken(request: APIRequestContext, newsletter: Newsletter): Promise<string> {
  const { address, url } = newsletter;
  const headers = { Origin: url };
  await request.post(`${address}/api/subscribers`, { form: { email: 'voter@example.org' }, headers: { ...headers, ...json } });
  const [mail] = await newsletter.mailsTo('voter@example.org');
  const token = linkIn(mail, '/confirm/').split('/').at(-1) ?? '';
  const confirmed = await request.post(`${address}/api/confirmations`, { form: { token }, headers, maxRedirects: 0 });
  const preferences = /\/preferences\/([\w-]+)/.exec(confirmed.headers().location ?? '')?.[1] ?? '';
  const id = Buffer.from(preferences, 'base64url').subarray(6, 22).toString('hex');
  const script = `import('./lib/base/auth/signed-token.ts').then((m) => console.log(m.signToken('vote', '${id}', Date.now())))`;
  return execFileSync('node', [...inside, script], {
    env: { ...process.env, DATA_DIR: newsletter.dataFolder },
    encoding: 'utf8',
  }).trim();
}
