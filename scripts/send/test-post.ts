import { isLocale, languageName } from '../../lib/base/i18n/i18n';
import { replyText } from '../../lib/newsletter/email/reply-text';
import { requestCampaign } from './request-campaign';

/** What became of a test in one language; without one where no message could be handed over at all. */
export interface Tried {
  locale?: string;
  subject?: string;
  status: string;
  reply?: string;
}

/** Sends a post to one mailbox, says what the server said, and gives the exit code. */
export async function testPost(slug: string, to: string): Promise<number> {
  const { outcomes } = await requestCampaign<{ outcomes: Tried[] }>(slug, { test: to });
  for (const line of outcomes.map(testLine)) console.log(line);
  return outcomes.every(({ status }) => status === 'sent') ? 0 : 1;
}

const words: Record<string, string> = {
  down: 'the mail server cannot be reached',
  'sign-in-refused': 'the mail server refuses our name and password',
  'no-encryption': 'the connection to the mail server cannot be encrypted',
};

/** What a mail server said to a test: `English: sent, "Post": 250 2.0.0 Ok`. */
export function testLine({ locale, subject, status, reply = '' }: Tried): string {
  const parts = [words[status] ?? status, subject && `"${replyText(subject)}"`].filter(Boolean).join(', ');
  const what = locale && isLocale(locale) ? `${languageName('en', locale)}: ${parts}` : `Nothing was sent: ${parts}`;
  return reply ? `${what}: ${replyText(reply)}` : what;
}
