import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

/** Solves the challenge of a endpoint, in some seconds, and gives what the endpoint wants to see. Throws where it cannot be had or solved. */
export async function solve(form: string): Promise<string> {
  const response = await fetch(`/api/challenges?form=${form}`, { cache: 'no-store' });
  const challenge: Challenge = await response.json();
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error('No solution was found.');
  return JSON.stringify({ challenge, solution });
}
