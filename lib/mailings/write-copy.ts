import 'server-only';
import { and, eq } from 'drizzle-orm';
import { bounceAddress } from '../bounces/bounce-address';
import { inTransaction } from '../db/in-transaction';
import { editions } from '../db/schema';
import type { DueCopy } from '../deliveries/due-delivery';
import type { Mail } from '../email/mail';
import type { Locale } from '../i18n';
import { signToken } from '../tokens/signed-token';
import { senderDomain } from './compose-edition';
import { editionFiller } from './fill-edition';

interface FrozenEdition {
  fill: ReturnType<typeof editionFiller>;
  /** Of the mailbox that it is from. */
  domain: string;
}

/** Editions that are being sent, so that each is read once; the oldest makes room. */
const kept = new Map<string, Promise<FrozenEdition>>();
const mostKept = 8;

/** One reader's copy of a mailing: it follows from what is stored alone, so that a second copy is the same. */
export async function writeCopy({ id, mailingId, locale, subscriberId, address, firstDispatchAt }: DueCopy): Promise<Mail> {
  const { fill, domain } = await frozenEdition(mailingId, locale);
  const at = firstDispatchAt.getTime();
  const bytes = fill({
    to: address,
    date: firstDispatchAt,
    messageId: `d.${mailingId.replaceAll('-', '')}.${id}@${domain}`,
    tokens: { unsubscribe: signToken('unsubscribe', subscriberId, at), vote: signToken('vote', subscriberId, at) },
  });
  return [bytes, { from: bounceAddress(id, domain), to: address }, `${String(id).padStart(8, '0')}-mailing`];
}

function frozenEdition(mailingId: string, locale: Locale): Promise<FrozenEdition> {
  const key = `${mailingId} ${locale}`;
  let edition = kept.get(key);
  if (!edition) {
    edition = readEdition(mailingId, locale);
    kept.set(key, edition);
    edition.catch(() => kept.delete(key));
    if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '');
  }
  return edition;
}

async function readEdition(mailingId: string, locale: Locale): Promise<FrozenEdition> {
  const [row] = await inTransaction((db) =>
    db
      .select({ message: editions.message })
      .from(editions)
      .where(and(eq(editions.mailingId, mailingId), eq(editions.locale, locale))),
  );
  if (!row) throw new Error(`The mailing ${mailingId} has no edition in ${locale}.`);
  return { fill: editionFiller(row.message), domain: senderDomain(row.message) };
}
