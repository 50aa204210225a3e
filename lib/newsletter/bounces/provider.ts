import type { Bounce } from './bounce';

/** A company that hands our mail over, and tells what came back by calling a endpoint of ours. */
export interface Provider {
  name: string;
  /** For how long after it was signed a call may come, in seconds: as long as it is repeated with its first signature. */
  longest: number;
  /**
   * When a call was signed, in seconds since 1970; undefined where it was not by this key. Nothing else of it is believed before.
   *
   * @throws Unavailable where the key is none
   */
  verify(call: Call, key: string): number | undefined;
  /** What came back, of all that the call tells; `from` is our own address. */
  read(body: unknown, from: string): Bounce[];
}

export interface Call {
  headers: Headers;
  body: Buffer;
}
