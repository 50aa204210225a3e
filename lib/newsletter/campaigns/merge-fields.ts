/**
 * The merge fields of a campaign's message, each with its placeholder: as long as the token that replaces it (62 characters), and of
 * characters that quoted-printable and HTML do not encode.
 */
export const mergeFields = {
  /** A token that allows its subscriber to unsubscribe and nothing else. */
  unsubscribe: 'unsubscribe'.padEnd(62, '_'),
  /** A token that allows its subscriber to vote. */
  vote: 'vote'.padEnd(62, '_'),
} as const;

export type MergeField = keyof typeof mergeFields;
