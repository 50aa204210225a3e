import 'server-only';
import { type Challenge, createChallenge, type Payload, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import { type SecretKey, secretKeys } from '../auth/secret-keys';
import type { Database } from '../db/database';
import { spentChallenges } from '../db/schema';

/** How long a challenge is valid, in seconds. */
const lifetime = 600;

/** 256 keys of 5,000 rounds each on average: half a second on a desktop, some seconds on an old phone. Verifying takes one key. */
const work = { algorithm: 'PBKDF2/SHA-256', cost: 5000, keyPrefix: '00' };

/** Returns a proof-of-work challenge for a form. It is signed, and nothing is stored until it is solved. */
export function makeChallenge(form: string): Promise<Challenge> {
  const expiresAt = Math.floor(Date.now() / 1000) + lifetime;
  return createChallenge({ ...work, deriveKey, expiresAt, data: { form }, hmacSignatureSecret: secretOf(secretKeys('challenge')[0]) });
}

/** What the script of a form sends. The content of a challenge is signed, so that only its shape needs a check. */
const payload = z.object({
  challenge: z.object({ parameters: z.record(z.string(), z.unknown()), signature: z.string().max(128) }),
  solution: z.object({ counter: z.number(), derivedKey: z.string().max(128) }),
});

/** Returns a solved challenge that was made for this form and has not expired; undefined for anything else. */
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

/** Stores that a challenge is used, and returns whether it was the first time. Expired rows are deleted by the sender. */
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
