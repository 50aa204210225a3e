/** The SMTP envelope (RFC 5321 section 2.3.1): one recipient, sent beside the message and never read from its header. */
export interface Envelope {
  from: string;
  to: string;
}

/** What a session sends: the bytes of a message, its envelope, and its file name in the outbox, the same on every attempt. */
export type Mail = [bytes: Buffer, envelope: Envelope, name: string];

/** The result of one attempt to send a message. */
export interface Outcome {
  /**
   * `failed` is final. `deferred` is tried again later, and so is `unconfirmed`: the server may have received the whole message and did
   * not answer. `rejected` is about the sender: the server accepts no message of ours, so the campaign has to pause.
   */
  status: 'sent' | 'failed' | 'deferred' | 'unconfirmed' | 'rejected';
  /** The server's reply code and text (RFC 5321 section 4.2). */
  code?: number | undefined;
  reply?: string | undefined;
}

/** A connection over which messages are sent, one at a time. */
export interface MailSession {
  /** Whether it accepts another message. */
  readonly isOpen: boolean;
  /** Sends one message. Returns undefined when the session had ended before the server received any of it: send it on a new session. */
  send(...mail: Mail): Promise<Outcome | undefined>;
  close(): void;
}

/** Why no session can be opened: the server does not answer, rejects our credentials, or offers no valid TLS. */
export type ConnectProblem = 'down' | 'sign-in-refused' | 'no-encryption';

/** Thrown when no session with the mail server can be opened. No message was sent. */
export class CannotConnect extends Error {
  override name = 'CannotConnect';

  constructor(
    readonly problem: ConnectProblem,
    /** The reply of the server, or the error of the network. */
    readonly reply: string,
  ) {
    super(`The mail server cannot be used (${problem}): ${reply}`);
  }
}
