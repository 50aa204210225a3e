import type { Bounce } from './bounce';

/** An email service that delivers our messages and reports bounces to a webhook. */
export interface Provider {
  name: string;
  /** How old a signature may be, in seconds: the provider repeats a call with its first signature for this long. */
  maxAge: number;
  /**
   * Returns when a call was signed, in seconds since 1970, or undefined when the signature is not valid for this key.
   *
   * @throws Unavailable when the key cannot be parsed
   */
  verify(call: WebhookCall, key: string): number | undefined;
  /** Returns the bounces in a verified call; `from` is our sender address. */
  read(body: unknown, from: string): Bounce[];
}

export interface WebhookCall {
  headers: Headers;
  body: Buffer;
}

/** Parses JSON in UTF-8 and drops null values, which providers send for missing ones. Returns undefined for invalid JSON. */
export function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'), (_, value) => value ?? undefined);
  } catch {
    return undefined;
  }
}
