import 'server-only';
import { inTransaction } from '../db/in-transaction';
import type { Locale } from '../i18n';
import { type RateLimit, takeTurn } from '../rate-limit';
import { keyedHash } from '../tokens/keyed-hash';
import { readSolution, spendChallenge } from './challenge';
import { clientNetwork } from './client-network';
import { isOwnOrigin } from './own-origin';
import { type Fields, oneOf, readFields } from './read-fields';
import { Refusal } from './refusal';
import { openedField, proofField, trapField } from './robot-fields';
import { localeOfPath, localeOfRequest, readSource, sourceField } from './source-page';

export interface Visit {
  fields: Fields;
  /** The path of the page with the form, and its language. */
  source: string;
  locale: Locale;
  /** See `clientNetwork`. */
  network: string | undefined;
  /** Whether what no person does was done: the answer is then the usual one, and nothing else happens. */
  isRobot: boolean;
}

export interface DoorLimits {
  /** How often one network may come; `none` where the door itself counts those who are wrong. */
  limit?: RateLimit | 'none';
  /** How many may come from everywhere before each has to prove that it took some trouble. */
  crowd?: RateLimit;
}

/** A person sends a form once or twice, and a family or an office does from one network. */
const perNetwork: RateLimit = { most: 5, seconds: 600 };

/**
 * What every door asks before it opens: that the form stands on this site, size, kind and encoding of the body, how often this network
 * has come, and whether a person sent it. `door` names whose turns are counted.
 *
 * @throws Refusal
 */
export async function guard(request: Request, door: string, { limit = perNetwork, crowd }: DoorLimits = {}): Promise<Visit> {
  const isOthers = /^(?:cross|same)-site$/.test(request.headers.get('sec-fetch-site') ?? '');
  if (!isOwnOrigin(request.headers.get('origin')) || isOthers) throw new Refusal(403, 'other-site');
  const fields = await readFields(request);
  const network = clientNetwork(request.headers);
  const key = `${door} ${keyedHash('network-hash', network ?? 'unknown')}`;
  if (limit !== 'none' && !(await inTransaction((db) => takeTurn(db, key, limit)))) throw new Refusal(429, 'too-often', limit.seconds);
  if (crowd) await askForProof(door, crowd, oneOf(fields, proofField));
  const opened = fields.get(openedField)?.[0];
  const said = oneOf(fields, sourceField);
  const source = readSource(said);
  const locale = said === undefined ? localeOfRequest(request.headers) : localeOfPath(source);
  return {
    fields,
    source,
    locale,
    network,
    isRobot: Boolean(fields.get(trapField)?.[0]) || (opened !== undefined && Number(opened) < 1000),
  };
}

/** While more come than people do, each one needs a solved challenge, and each challenge lets one through. */
async function askForProof(door: string, crowd: RateLimit, proof: string | undefined): Promise<void> {
  if (await inTransaction((db) => takeTurn(db, `${door} everywhere`, crowd))) return;
  if (!proof) throw new Refusal(429, 'proof-needed', crowd.seconds);
  const solved = await readSolution(door, proof);
  if (!solved || !(await inTransaction((db) => spendChallenge(db, solved)))) throw new Refusal(429, 'proof-needed', crowd.seconds);
}
