import { stat } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import path from 'node:path';
import { tokenPages } from '../lib/base/http/token-pages';
import { prefixPattern } from '../lib/base/i18n/languages';

/** Doors and pages for one reader: what Next.js sends to its own script is of no use there. */
const isPersonal = new RegExp(`^(?:/(?:api|u)/|${prefixPattern}/(?:${tokenPages})$)`);

/**
 * Takes out of a request what Next.js would answer with a failure or a detour though it is of no use here: calls of Server Actions,
 * which we do not have; questions for flight data where there is none; conditions on what is changed; and parts of a file that it does
 * not have, or that are many. A server may leave a range aside and send the whole (RFC 9110 section 14.2).
 */
export async function forgetHeaders(headers: IncomingHttpHeaders, pathname: string): Promise<void> {
  for (const name of ['next-action', 'if-match', 'if-unmodified-since']) delete headers[name];
  if (isPersonal.test(pathname)) for (const name of Object.keys(headers)) if (/^(?:rsc$|next-)/.test(name)) delete headers[name];
  if (headers.range && !(await isInFile(headers.range, pathname))) delete headers.range;
}

/** Whether one range begins within the file that has this address. */
async function isInFile(range: string, pathname: string): Promise<boolean> {
  const [, first] = /^bytes=(\d+)-\d*$/.exec(range) ?? [];
  if (first === undefined || !/^(?:\/[\w-][\w.-]*)+$/.test(pathname)) return false;
  const file = await stat(path.join('public', pathname)).catch(() => undefined);
  return Boolean(file?.isFile() && Number(first) < file.size);
}
