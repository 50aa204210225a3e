import 'server-only';
import { randomUUID } from 'node:crypto';
import { signToken } from '../../base/auth/signed-token';
import { env } from '../../base/env/env';
import { HttpError } from '../../base/http/http-error';
import type { Locale } from '../../base/i18n/i18n';
import type { Outcome } from '../delivery/outcome';
import { openMailSession } from '../email/mail-session';
import { prepareSnapshot } from './apply-merge-fields';
import { composeSnapshot } from './compose-snapshot';
import { readRenderedEmails } from './rendered-email';

export interface TestOutcome extends Outcome {
  locale: Locale;
  subject: string;
}

/**
 * Sends a post to one mailbox, in each of its languages, as its readers would get it; its links to leave and to vote are nobody's. It is
 * no campaign: nothing is written down, and nobody else gets anything.
 *
 * @param to a mailbox that was read by `readEmailAddress`
 * @throws HttpError where no such post is published; CannotConnect; Unavailable
 */
export async function sendTest(slug: string, to: string): Promise<TestOutcome[]> {
  const renderedEmails = await readRenderedEmails(slug);
  if (renderedEmails.size === 0) throw new HttpError(404, 'no-such-post');
  const from = env.mailFrom;
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const date = new Date();
  const session = await openMailSession();
  const outcomes: TestOutcome[] = [];
  try {
    for (const [locale, { message }] of renderedEmails) {
      const [id, nobody] = [randomUUID(), randomUUID()];
      const tokens = { unsubscribe: signToken('unsubscribe', nobody, date.getTime()), vote: signToken('vote', nobody, date.getTime()) };
      const bytes = prepareSnapshot(await composeSnapshot(message, id, from))({ to, date, messageId: `t.${id}@${domain}`, tokens });
      const outcome = await session.send(bytes, { from: from.address, to }, `test-${slug}-${locale}`);
      outcomes.push({ locale, subject: message.subject, ...(outcome ?? { status: 'deferred', reply: 'the server ended the session' }) });
    }
  } finally {
    session.close();
  }
  return outcomes;
}
