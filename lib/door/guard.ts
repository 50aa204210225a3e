import 'server-only';
import { inTransaction } from '../db/in-transaction';
import { env } from '../env';
import { type RateLimit, takeTurn } from '../rate-limit';
import { keyedHash } from '../tokens/keyed-hash';
import { clientNetwork } from './client-network';
import { type Fields, readFields } from './read-fields';
import { Refusal } from './refusal';

export interface Visit {
  fields: Fields;
  /** See `clientNetwork`. */
  network: string | undefined;
  /** Whether what no person does was done: the answer is then the usual one, and nothing else happens. */
  isRobot: boolean;
}

/** A person sends a form once or twice, and a family or an office does from one network. */
const perNetwork: RateLimit = { most: 5, seconds: 600 };

/** Filled in by programs only: people do not see it. */
export const trapField = 'website';

/** How long the form was open, in milliseconds, where its script says so. Nobody types an address in less than a second. */
export const openedField = 'open-for';

/**
 * What every door asks before it opens: size, kind and encoding of the body, that the form stands on this site, how often this network
 * has come, and whether a person sent it. `door` names whose turns are counted.
 *
 * @throws Refusal
 */
export async function guard(request: Request, door: string, limit = perNetwork): Promise<Visit> {
  const fields = await readFields(request);
  if (request.headers.get('origin') !== env.siteUrl) throw new Refusal(403, 'other-site');
  const network = clientNetwork(request.headers);
  const key = `${door} ${keyedHash('network-hash', network ?? 'unknown')}`;
  if (!(await inTransaction((db) => takeTurn(db, key, limit)))) throw new Refusal(429, 'too-often', limit.seconds);
  const opened = fields.get(openedField)?.[0];
  return { fields, network, isRobot: Boolean(fields.get(trapField)?.[0]) || (opened !== undefined && Number(opened) < 1000) };
}
