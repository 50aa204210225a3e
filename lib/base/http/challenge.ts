import 'server-only';
import { type Challenge, createChallenge, type Payload, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import { type SecretKey, secretKeys } from '../auth/secret-keys';
import type { Database } from '../db/database';
import { spentChallenges } from '../db/schema';

/** How long a challenge may be solved, in seconds. */
const lifetime = 600;

/** Half a second of a desk's processor on average, some seconds of an old phone's: 256 keys of 5,000 rounds each. To check one takes a key. */
const work = { algorithm: 'PBKDF2/SHA-256', cost: 5000, keyPrefix: '00' };

/**
 * A task that takes a browser some time, for one endpoint, signed so that no part of it can be changed or moved into another's place: nothing
 * is kept of it until it is solved.
 */
export function makeChallenge(form: string): Promise<Challenge> {
  const expiresAt = Math.floor(Date.now() / 1000) + lifetime;
  return createChallenge({ ...work, deriveKey, expiresAt, data: { form }, hmacSignatureSecret: secretOf(secretKeys('challenge')[0]) });
}

/** What a script sends back. Everything in a challenge is signed: its own shape is all that must be looked at here. */
const payload = z.object({
  challenge: z.object({ parameters: z.record(z.string(), z.unknown()), signature: z.string().max(128) }),
  solution: z.object({ counter: z.number(), derivedKey: z.string().max(128) }),
});

/** The challenge that `proof` solves, where it was made for this endpoint and is not over; undefined for anything else. */
export async function readSolution(form: string, solution: string): Promise<Payload | undefined> {
  const read = payload.safeParse(parse(solution));
  if (!read.success) return undefined;
  const sent = read.data as unknown as Payload;
  for (const key of secretKeys('challenge')) {
    const { verified } = await verifySolution({ ...sent, deriveKey, hmacSignatureSecret: secretOf(key) });
    const { data, expiresAt } = sent.challenge.parameters;
    if (verified && data?.form === form && expiresAt) return sent;
  }
  return undefined;
}

/** Writes down that a challenge is solved, and gives whether it was the first time. What is over needs no row any more. */
export async function spendChallenge(db: Database, { challenge }: Payload): Promise<boolean> {
  const expiresAt = new Date((challenge.parameters.expiresAt ?? 0) * 1000);
  const spent = await db
    .insert(spentChallenges)
    .values({ signature: challenge.signature ?? '', expiresAt })
    .onConflictDoNothing()
    .returning();
  return spent.length > 0;
}

function secretOf({ key }: SecretKey): string {
  return key.toString('base64url');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
