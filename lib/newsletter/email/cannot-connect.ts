/** Why no message can be handed over: nothing answers, or the server does not take us as we are. */
export type ConnectProblem = 'down' | 'sign-in-refused' | 'no-encryption';

/** That no session with the mail server could be opened. No message was touched. */
export class CannotConnect extends Error {
  override name = 'CannotConnect';

  constructor(
    readonly problem: ConnectProblem,
    /** What the server said, or the system in its place. */
    readonly reply: string,
  ) {
    super(`The mail server cannot be used (${problem}): ${reply}`);
  }
}
