import 'server-only';
import { keyedHash } from '../auth/keyed-hash';
import { inTransaction } from '../db/in-transaction';
import type { Locale } from '../i18n/i18n';
import { readSolution, spendChallenge } from './challenge';
import { isOwnOrigin } from './check-origin';
import { clientNetwork } from './client-network';
import { honeypotField, openedField, solutionField } from './field-names';
import { HttpError } from './http-error';
import { consumeRateLimit, type RateLimit } from './rate-limit';
import { type Fields, readFields, singleValue } from './read-fields';
import { localeOfPath, localeOfRequest, readSource, sourceField } from './source-page';

export interface FormRequest {
  fields: Fields;
  /** The path of the page with the form. */
  source: string;
  /** The language of that page. */
  locale: Locale;
  /** See `clientNetwork`. */
  network: string | undefined;
  /** Whether a program filled in the form: it gets the usual response, and nothing else happens. */
  isSpam: boolean;
}

export interface FormLimits {
  /** The limit per network; `none` if the handler itself limits failed attempts. */
  limit?: RateLimit | 'none';
  /** The limit for all networks together, above which each submission needs a solved challenge. */
  globalLimit?: RateLimit;
}

/** Enough for a family or an office behind one address. */
const perNetwork: RateLimit = { most: 5, seconds: 600 };

/**
 * Checks and reads a submitted form: origin, size, type and encoding of the body, rate limits, and signs of spam. Rate limits are counted
 * per `handler`.
 *
 * @throws HttpError 403, 413, 415, 400 or 429
 */
export async function guardForm(
  request: Request,
  handler: string,
  { limit = perNetwork, globalLimit }: FormLimits = {},
): Promise<FormRequest> {
  const isCrossSite = /^(?:cross|same)-site$/.test(request.headers.get('sec-fetch-site') ?? '');
  if (!isOwnOrigin(request.headers.get('origin')) || isCrossSite) throw new HttpError(403, 'other-site');
  const fields = await readFields(request);
  const network = clientNetwork(request.headers);
  const key = `${handler} ${keyedHash('network-hash', network ?? 'unknown')}`;
  if (limit !== 'none' && !(await inTransaction((db) => consumeRateLimit(db, key, limit))))
    throw new HttpError(429, 'too-often', limit.seconds);
  if (globalLimit) await requireSolution(handler, globalLimit, singleValue(fields, solutionField));
  const openFor = fields.get(openedField)?.[0];
  const sent = singleValue(fields, sourceField);
  const source = readSource(sent);
  const locale = sent === undefined ? localeOfRequest(request.headers) : localeOfPath(source);
  return {
    fields,
    source,
    locale,
    network,
    isSpam: Boolean(fields.get(honeypotField)?.[0]) || (openFor !== undefined && Number(openFor) < 1000),
  };
}

/** Requires a solved challenge above the global limit; each is accepted once. */
async function requireSolution(handler: string, globalLimit: RateLimit, solution: string | undefined): Promise<void> {
  if (await inTransaction((db) => consumeRateLimit(db, `${handler} everywhere`, globalLimit))) return;
  if (!solution) throw new HttpError(429, 'challenge-required', globalLimit.seconds);
  const solved = await readSolution(handler, solution);
  if (!solved || !(await inTransaction((db) => spendChallenge(db, solved))))
    throw new HttpError(429, 'challenge-required', globalLimit.seconds);
}
