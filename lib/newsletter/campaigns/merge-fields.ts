/**
 * The places in a campaign's message that differ from reader to reader, and what stands there until they are filled. Those in its text are
 * as long as what takes their place, a token of 62 characters, none of which quoted-printable or HTML writes otherwise.
 */
export const mergeFields = {
  /** A token that can only unsubscribe. */
  unsubscribe: 'unsubscribe'.padEnd(62, '_'),
  /** A token that lets its reader alone vote. */
  vote: 'vote'.padEnd(62, '_'),
} as const;

export type MergeField = keyof typeof mergeFields;
