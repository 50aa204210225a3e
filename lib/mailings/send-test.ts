import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Outcome } from '../deliveries/outcome';
import { Refusal } from '../door/refusal';
import { openMailSession } from '../email/mail-session';
import { env } from '../env';
import type { Locale } from '../i18n';
import { signToken } from '../tokens/signed-token';
import { composeEdition } from './compose-edition';
import { editionFiller } from './fill-edition';
import { readRenditions } from './rendition';

export interface TestOutcome extends Outcome {
  locale: Locale;
  subject: string;
}

/**
 * Sends a post to one mailbox, in each of its languages, as its readers would get it; its links to leave and to vote are nobody's. It is
 * no mailing: nothing is written down, and nobody else gets anything.
 *
 * @param to a mailbox that was read by `readEmailAddress`
 * @throws Refusal where no such post is published; CannotConnect; Unavailable
 */
export async function sendTest(slug: string, to: string): Promise<TestOutcome[]> {
  const renditions = await readRenditions(slug);
  if (renditions.size === 0) throw new Refusal(404, 'no-such-post');
  const from = env.mailFrom;
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const date = new Date();
  const session = await openMailSession();
  const outcomes: TestOutcome[] = [];
  try {
    for (const [locale, { message }] of renditions) {
      const [id, nobody] = [randomUUID(), randomUUID()];
      const tokens = { unsubscribe: signToken('unsubscribe', nobody, date.getTime()), vote: signToken('vote', nobody, date.getTime()) };
      const bytes = editionFiller(await composeEdition(message, id, from))({ to, date, messageId: `t.${id}@${domain}`, tokens });
      const outcome = await session.send(bytes, { from: from.address, to }, `test-${slug}-${locale}`);
      outcomes.push({ locale, subject: message.subject, ...(outcome ?? { status: 'deferred', reply: 'the server ended the session' }) });
    }
  } finally {
    session.close();
  }
  return outcomes;
}
