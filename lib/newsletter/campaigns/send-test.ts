import 'server-only';
import { randomUUID } from 'node:crypto';
import { signToken } from '../../base/auth/signed-token';
import { env } from '../../base/env/env';
import { HttpError } from '../../base/http/http-error';
import type { Locale } from '../../base/i18n/i18n';
import type { Outcome } from '../email/mail-session';
import { openMailSession } from '../email/open-mail-session';
import { composeSnapshot, prepareSnapshot } from './compose-snapshot';
import { readRenderedEmails } from './rendered-email';

export interface TestOutcome extends Outcome {
  locale: Locale;
  subject: string;
}

/**
 * Sends a post to one address in each of its languages, as subscribers would get it, but with tokens of no subscriber. Stores nothing.
 *
 * @param to an address returned by `readEmailAddress`
 * @throws HttpError 404 when the post is not published; CannotConnect; Unavailable
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
      const [id, noSubscriber] = [randomUUID(), randomUUID()];
      const tokens = {
        unsubscribe: signToken('unsubscribe', noSubscriber, date.getTime()),
        vote: signToken('vote', noSubscriber, date.getTime()),
      };
      const bytes = prepareSnapshot(await composeSnapshot(message, id, from))({ to, date, messageId: `t.${id}@${domain}`, tokens });
      const outcome = await session.send(bytes, { from: from.address, to }, `test-${slug}-${locale}`);
      outcomes.push({ locale, subject: message.subject, ...(outcome ?? { status: 'deferred', reply: 'the server ended the session' }) });
    }
  } finally {
    session.close();
  }
  return outcomes;
}
