import 'server-only';
import { keyedHash } from '../auth/keyed-hash';
import { inTransaction } from '../db/in-transaction';
import type { Locale } from '../i18n/i18n';
import { readSolution, spendChallenge } from './challenge';
import { clientNetwork } from './client-network';
import { honeypotField, openedField, solutionField } from './form-fields';
import { HttpError } from './http-error';
import { isOwnOrigin } from './own-origin';
import { consumeRateLimit, type RateLimit } from './rate-limit';
import { type Fields, singleValue, readFields } from './read-fields';
import { localeOfPath, localeOfRequest, readSource, sourceField } from './source-page';

export interface FormRequest {
  fields: Fields;
  /** The path of the page with the form, and its language. */
  source: string;
  locale: Locale;
  /** See `clientNetwork`. */
  network: string | undefined;
  /** Whether what no person does was done: the answer is then the usual one, and nothing else happens. */
  isSpam: boolean;
}

export interface FormLimits {
  /** How often one network may come; `none` where the endpoint itself counts those who are wrong. */
  limit?: RateLimit | 'none';
  /** How many may come from everywhere before each has to prove that it took some trouble. */
  globalLimit?: RateLimit;
}

/** A person sends a form once or twice, and a family or an office does from one network. */
const perNetwork: RateLimit = { most: 5, seconds: 600 };

/**
 * What every endpoint asks before it opens: that the form stands on this site, size, kind and encoding of the body, how often this network
 * has come, and whether a person sent it. `endpoint` names whose turns are counted.
 *
 * @throws HttpError
 */
export async function guardForm(
  request: Request,
  handler: string,
  { limit = perNetwork, globalLimit }: FormLimits = {},
): Promise<FormRequest> {
  const isOthers = /^(?:cross|same)-site$/.test(request.headers.get('sec-fetch-site') ?? '');
  if (!isOwnOrigin(request.headers.get('origin')) || isOthers) throw new HttpError(403, 'other-site');
  const fields = await readFields(request);
  const network = clientNetwork(request.headers);
  const key = `${handler} ${keyedHash('network-hash', network ?? 'unknown')}`;
  if (limit !== 'none' && !(await inTransaction((db) => consumeRateLimit(db, key, limit))))
    throw new HttpError(429, 'too-often', limit.seconds);
  if (globalLimit) await requireSolution(handler, globalLimit, singleValue(fields, solutionField));
  const opened = fields.get(openedField)?.[0];
  const said = singleValue(fields, sourceField);
  const source = readSource(said);
  const locale = said === undefined ? localeOfRequest(request.headers) : localeOfPath(source);
  return {
    fields,
    source,
    locale,
    network,
    isSpam: Boolean(fields.get(honeypotField)?.[0]) || (opened !== undefined && Number(opened) < 1000),
  };
}

/** While more come than people do, each one needs a solved challenge, and each challenge lets one through. */
async function requireSolution(handler: string, globalLimit: RateLimit, solution: string | undefined): Promise<void> {
  if (await inTransaction((db) => consumeRateLimit(db, `${handler} everywhere`, globalLimit))) return;
  if (!solution) throw new HttpError(429, 'challenge-required', globalLimit.seconds);
  const solved = await readSolution(handler, solution);
  if (!solved || !(await inTransaction((db) => spendChallenge(db, solved))))
    throw new HttpError(429, 'challenge-required', globalLimit.seconds);
}
