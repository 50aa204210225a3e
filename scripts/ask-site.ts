import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { siteUrlOf } from '../lib/base/env/derived-settings';
import { readSetting } from '../lib/base/env/read-settings';
import { replyText } from '../lib/newsletter/email/reply-text';

/** Thrown when the running site cannot be reached or answers with an error, with a message for the terminal. */
export class CannotAsk extends Error {
  override name = 'CannotAsk';

  constructor(
    message: string,
    /** The HTTP status; 0 when nothing answered, undefined when no request was sent. */
    readonly status?: number,
  ) {
    super(message);
  }

  /** Whether a later request may succeed: the site restarts, or its reverse proxy cannot reach it. */
  get isAway(): boolean {
    return this.status !== undefined && [0, 502, 503, 504].includes(this.status);
  }
}

/** The most requests to a site that answers 503 with Retry-After. */
const mostTries = 5;

/**
 * Sends a request to an admin endpoint of the running site, at `SITE_URL` or else at this machine's `PORT`, with `ADMIN_TOKEN`
 * or else the token that the site keeps in its data folder. Retries while the site is unavailable, so that requests must be
 * idempotent.
 *
 * @throws CannotAsk
 */
export async function askSite(endpoint: string, init: RequestInit = {}): Promise<Response> {
  const site = siteUrlOf(process.env);
  const token = await readToken();
  const headers = { Accept: 'application/json', ...init.headers, Authorization: `Bearer ${token}` };
  for (let tries = 1; ; tries++) {
    const answer = await fetch(`${site}${endpoint}`, { ...init, headers, redirect: 'error' }).catch((error: Error) => {
      const cause = error.cause instanceof Error ? error.cause.message : error.message;
      throw new CannotAsk(
        `Nothing answers at ${site} (${cause}). Start the site (npm start), or set its address: PORT=3001 or SITE_URL=https://…`,
        0,
      );
    });
    if (answer.ok) return answer;
    if (answer.status === 503 && tries < mostTries && answer.headers.has('Retry-After')) {
      await answer.body?.cancel();
      await wait(1000 * tries);
      continue;
    }
    const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
    const why = problem.detail === undefined ? 'Check that this newsletter runs there.' : replyText(String(problem.detail));
    throw new CannotAsk(`${site}${endpoint} answers ${answer.status}. ${why}`, answer.status);
  }
}

async function readToken(): Promise<string> {
  const given = readSetting('ADMIN_TOKEN', process.env);
  if (given) return given;
  const file = path.join(readSetting('DATA_DIR', process.env), 'admin-token');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    throw new CannotAsk(
      `There is no ${file}, which the site creates when it starts. Start it (npm start), or set ADMIN_TOKEN or DATA_DIR as for the running site.`,
    );
  }
}
