import type { Outcome } from '../delivery/outcome';

/** Without an enhanced code these mean that we have to sign in, or in another way (RFC 4954 section 6). */
const signIn = new Set([530, 534, 535, 538]);

/**
 * What a refusal says about a message (RFC 5321 section 4.2, RFC 3463). 5.7.X is about who sends, not about who gets it: others
 * would be refused as well.
 */
export function outcomeOf({
  responseCode: code = 0,
  response: reply = '',
}: {
  responseCode?: number | undefined;
  response?: string | undefined;
}): Outcome {
  if (code < 500) return { status: 'deferred', code, reply };
  const isAboutSender = signIn.has(code) || /^\d{3}[ -]5\.7\.\d/.test(reply);
  return { status: isAboutSender ? 'refused' : 'failed', code, reply };
}
