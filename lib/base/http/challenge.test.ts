import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { onBothDatabases } from '../../../test/databases/test-databases';
import { database } from '../db/database';
import { subscribers } from '../db/schema';
import { makeChallenge, readSolution } from './challenge';
import { solutionField } from './field-names';
import { guardForm } from './guard-form';
import { clientAddressHeader } from './proxy-headers';

const site = 'https://newsletter.example';
vi.stubEnv('SITE_URL', site);
vi.stubEnv('APP_SECRET', 'x'.repeat(32));
afterEach(() => vi.useRealTimers());

const solutionOf = async (challenge: Challenge) => ({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });

describe('a solved challenge', () => {
  let solved: Awaited<ReturnType<typeof solutionOf>>;
  beforeAll(async () => {
    solved = await solutionOf(await makeChallenge('subscribers'));
  });
  const read = (value: unknown, form = 'subscribers') => readSolution(form, JSON.stringify(value));

  test('is valid for its own form only', async () => {
    expect(await read(solved)).toMatchObject({ challenge: solved.challenge });
    expect(await read(solved, 'votes')).toBeUndefined();
  });

  test('expires after ten minutes', async () => {
    vi.useFakeTimers({ now: Date.now() + 601_000, toFake: ['Date'] });
    expect(await read(solved)).toBeUndefined();
  });

  test('is invalid if any part of it is changed, omitted or moved', async () => {
    const { challenge, solution } = solved;
    const { parameters } = challenge;
    const later = Number(parameters.expiresAt) + 1;
    const changed: unknown[] = [
      { ...solved, challenge: { ...challenge, parameters: { ...parameters, expiresAt: later } } },
      { ...solved, challenge: { ...challenge, parameters: { ...parameters, expiresAt: undefined } } },
      { ...solved, challenge: { ...challenge, parameters: { ...parameters, keyPrefix: '0' } } },
      { ...solved, challenge: { ...challenge, parameters: { ...parameters, cost: 1 } } },
      { ...solved, challenge: { ...challenge, parameters: { ...parameters, data: { form: 'votes' } } } },
      // CVE-2025-68113: the end of one part read as the beginning of the next.
      { ...solved, challenge: { ...challenge, parameters: { ...parameters, salt: parameters.salt + parameters.nonce, nonce: '' } } },
      { ...solved, challenge: { ...challenge, signature: undefined } },
      { ...solved, challenge: { ...challenge, signature: '' } },
      { challenge, solution: { ...solution, counter: Number(solution?.counter) + 1 } },
      { challenge, solution: { ...solution, derivedKey: `00${'f'.repeat(62)}` } },
      { challenge },
      [],
      'text',
      null,
    ];
    for (const value of changed) expect(await read(value), JSON.stringify(value)).toBeUndefined();
    expect(await readSolution('subscribers', '{')).toBeUndefined();
  });

  test('of another site is invalid', async () => {
    vi.stubEnv('APP_SECRET', 'y'.repeat(32));
    expect(await read(solved)).toBeUndefined();
    vi.stubEnv('APP_SECRET', `${'y'.repeat(32)},${'x'.repeat(32)}`);
    expect(await read(solved)).toBeTruthy();
    vi.stubEnv('APP_SECRET', 'x'.repeat(32));
  });
});

describe('a form above its global limit', () => {
  onBothDatabases(() => {
    let network = 0;
    const submit = (fields: Record<string, string> = {}) =>
      guardForm(
        new Request(`${site}/api/subscribers`, {
          method: 'POST',
          body: new URLSearchParams({ email: 'a@b.co', ...fields }),
          headers: { origin: site, [clientAddressHeader]: `20.0.${network++ % 256}.1` },
        }),
        'subscribers',
        { globalLimit: { most: 3, seconds: 60 } },
      );

    test('requires a solved challenge for each submission, and accepts each solution once', async () => {
      for (let count = 0; count < 3; count++) await submit();
      const needed = { status: 429, reason: 'challenge-required', retryAfter: 60 };
      await expect(submit()).rejects.toMatchObject(needed);
      const [one, other] = await Promise.all([1, 2].map(async () => JSON.stringify(await solutionOf(await makeChallenge('subscribers')))));
      expect(await submit({ [solutionField]: one ?? '' })).toBeTruthy();
      await expect(submit({ [solutionField]: one ?? '' })).rejects.toMatchObject(needed);
      const both = await Promise.allSettled([1, 2, 3].map(() => submit({ [solutionField]: other ?? '' })));
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await expect(submit({ [solutionField]: '{}' })).rejects.toMatchObject(needed);
      expect(await (await database()).$count(subscribers)).toBe(0);
    });
  });
});
