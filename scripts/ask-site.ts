import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { siteUrlOf } from '../lib/base/env/derived-settings';
import { readSetting } from '../lib/base/env/read-settings';
import { replyText } from '../lib/newsletter/email/reply-text';

/** What stops a command, in words for whoever gave it. */
export class CannotAsk extends Error {
  override name = 'CannotAsk';

  constructor(
    message: string,
    /** What the site answered, by HTTP: 0 where that was nothing, undefined where it was not asked. */
    readonly status?: number,
  ) {
    super(message);
  }

  /** Whether it may answer later: it starts again, or the server in front of it does not reach it. */
  get isAway(): boolean {
    return this.status !== undefined && [0, 502, 503, 504].includes(this.status);
  }
}

/** How often a site that says it cannot just now is asked again. */
const mostTries = 5;

/**
 * Asks a endpoint for operators of the running site, at `SITE_URL`, else at this machine's `PORT`, with the admin token: `ADMIN_TOKEN`, else
 * the one that the site has made and keeps in the data folder. While it is unavailable it is asked again: what is asked must bear that.
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
        `Nothing answers at ${site} (${cause}). Start the site (npm start), or say where it is: PORT=3001 or SITE_URL=https://…`,
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
    const why = problem.detail === undefined ? 'Is it this newsletter that listens there?' : replyText(String(problem.detail));
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
      `There is no ${file}: the site makes it when it starts. Start it (npm start), or set ADMIN_TOKEN or DATA_DIR as the running site has it.`,
    );
  }
}
