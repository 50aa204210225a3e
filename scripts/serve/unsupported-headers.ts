import { stat } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import path from 'node:path';
import { tokenPages } from '../../lib/base/http/token-pages';
import { prefixPattern } from '../../lib/base/i18n/languages';

/** Endpoints and pages for one reader: they have no flight data. */
const isPersonal = new RegExp(`^(?:/(?:api|u)/|${prefixPattern}/(?:${tokenPages})$)`);

/**
 * Removes request headers to which Next.js would respond with an error or a redirect, though a server may ignore them: calls of Server
 * Actions, which this site does not have; requests for flight data where there is none; preconditions of changes; and ranges that are not
 * a single one within a file (RFC 9110 section 14.2).
 */
export async function removeUnsupportedHeaders(headers: IncomingHttpHeaders, pathname: string): Promise<void> {
  for (const name of ['next-action', 'if-match', 'if-unmodified-since']) delete headers[name];
  if (isPersonal.test(pathname)) for (const name of Object.keys(headers)) if (/^(?:rsc$|next-)/.test(name)) delete headers[name];
  if (headers.range && !(await startsWithinFile(headers.range, pathname))) delete headers.range;
}

/** Returns whether a header has a single range that starts within the file at this address. */
async function startsWithinFile(range: string, pathname: string): Promise<boolean> {
  const [, first] = /^bytes=(\d+)-\d*$/.exec(range) ?? [];
  if (first === undefined || !/^(?:\/[\w-][\w.-]*)+$/.test(pathname)) return false;
  const file = await stat(path.join('public', pathname)).catch(() => undefined);
  return Boolean(file?.isFile() && Number(first) < file.size);
}
