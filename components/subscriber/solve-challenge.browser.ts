import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

/** Fetches and solves a challenge for a form, which takes some seconds. Returns the value of the solution field. Throws on failure. */
export async function solve(form: string): Promise<string> {
  const response = await fetch(`/api/challenges?form=${form}`, { cache: 'no-store' });
  const challenge: Challenge = await response.json();
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error('No solution was found.');
  return JSON.stringify({ challenge, solution });
}
