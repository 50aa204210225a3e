/** The parts of an email before it is composed to bytes. */
export interface Message {
  subject: string;
  /** A whole HTML document. */
  html: string;
  /** The plain text alternative. */
  text: string;
  /** The language of both parts (RFC 5646). */
  language: string;
  /** Additional header fields. */
  headers?: Record<string, string>;
}
