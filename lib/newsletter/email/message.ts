/** A mail in parts, before it is composed. */
export interface Message {
  subject: string;
  /** A whole document. */
  html: string;
  /** The same content and links. */
  text: string;
  /** The language of both (RFC 5646). */
  language: string;
  /** Header fields of its own. */
  headers?: Record<string, string>;
}
