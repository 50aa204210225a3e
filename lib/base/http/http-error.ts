/** Why a request is refused: the key of its text in `errors.reasons` of the dictionaries. */
export type HttpErrorReason =
  | 'malformed'
  | 'repeated-field'
  | 'too-large'
  | 'unsupported-type'
  | 'other-site'
  | 'too-often'
  | 'challenge-required'
  | 'not-found'
  | 'unavailable'
  | 'failed'
  | 'bad-choice'
  | 'link-expired'
  | 'vote-link-expired'
  | 'poll-closed'
  | 'poll-not-open'
  | 'link-over'
  | 'no-topic'
  | 'wrong-token'
  | 'no-admin-token'
  | 'bad-reports'
  | 'bad-signature'
  | 'bad-columns'
  | 'no-such-post'
  | 'no-such-campaign'
  | 'nobody-wants-it'
  | 'preview-sends-nothing'
  | 'bad-time'
  | 'no-cron-secret'
  | `address-${'empty' | 'too-long' | 'several' | 'not-an-address' | 'local-not-ascii' | 'no-such-domain' | 'own-domain'}`;

/** A refused request: nothing was stored or sent. */
export class HttpError extends Error {
  override name = 'HttpError';

  constructor(
    readonly status: number,
    readonly reason: HttpErrorReason,
    /** In seconds. */
    readonly retryAfter?: number,
  ) {
    super(reason);
  }
}
