/** What became of one try to hand a message to a mail server. */
export interface Outcome {
  /** `deferred` is tried again later; `failed` never. */
  status: 'sent' | 'failed' | 'deferred';
  /** The code and the words of the server (RFC 5321 section 4.2). */
  code?: number | undefined;
  reply?: string | undefined;
}
