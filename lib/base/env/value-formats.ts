import { createPublicKey } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';
import { site } from '../site';

/** Returns a schema for texts; `expected` completes the message "SITE_URL is …: expected …". */
export function textThat(expected: string, isValid: (text: string) => boolean) {
  return z.string().refine(isValid, { error: expected });
}

/** Returns a schema for whole numbers within bounds, both included. */
export function wholeNumber(min: number, max?: number) {
  const error = `a whole number from ${min}${max === undefined ? '' : ` to ${max}`}`;
  return z
    .string()
    .regex(/^\d+$/, { error })
    .transform(Number)
    .pipe(
      z
        .int({ error })
        .min(min, { error })
        .max(max ?? Number.MAX_SAFE_INTEGER, { error }),
    );
}

/** Returns a schema for a secret without spaces; `min` is its least number of characters. */
export function secretOf(min: number) {
  return textThat(`${min} or more, without spaces`, (text) => text.length >= min && !/\s/.test(text));
}

/** Returns a schema for secrets separated by commas: `new,old`. */
export function secretsOf(min: number) {
  const split = (text: string) => text.split(',').map((secret) => secret.trim());
  return textThat(`${min} or more in each part between commas`, (text) => split(text).every((secret) => secret.length >= min)).transform(
    split,
  );
}

/** The origin of a site (RFC 6454); a slash at its end is dropped. */
export const origin = textThat('an origin such as https://newsletter.example, without a path', (text) => {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { pathname, search, hash, username, password } = new URL(text);
  return pathname === '/' && !(search || hash || username || password);
}).transform((text) => new URL(text).origin);

/** A libpq connection URI, also with a socket instead of a host: `postgres://user@/database?host=/run/postgresql`. */
export const postgresUrl = textThat('postgres://user:password@host:5432/database, special characters percent-encoded', (text) =>
  isUrl(text.replace('@/', '@socket/'), /^postgres(?:ql)?:$/),
);

export const smtpUrl = textThat('smtp://user:password@host:587 or smtps://…:465, special characters percent-encoded', (text) =>
  isUrl(text, /^smtps?:$/),
);

/** A mailbox (RFC 5322 section 3.4), with or without a display name. */
export const mailbox = z.string().transform((text, context) => {
  const [, name = '', address] = /^(?:"?([^"<>\r\n]*?)"?\s*<)?([^\s<>@,;]+@[^\s<>@,;]+?)>?$/.exec(text) ?? [];
  if (address) return { name, address };
  context.addIssue(`a mailbox such as ${site.name} <newsletter@example.org>`);
  return z.NEVER;
});

export const ipAddress = textThat('an IP address such as 192.0.2.1', (text) => isIP(text) !== 0);

/** Returns whether a text is a DNS name (RFC 1123 section 2.1); underscores are allowed. */
export function isHostName(text: string): boolean {
  return /^[\w-]{1,63}(?:\.[\w-]{1,63})*$/.test(text);
}

/** Returns whether a text is a public key: SubjectPublicKeyInfo (RFC 5280 section 4.1) in base64, as SendGrid shows it, or PEM. */
export function isPublicKey(text: string): boolean {
  try {
    createPublicKey({ key: Buffer.from(text.replace(/-----[A-Z ]+-----/g, ''), 'base64'), format: 'der', type: 'spki' });
    return true;
  } catch {
    return false;
  }
}

function isUrl(text: string, scheme: RegExp): boolean {
  if (!/^\w+:\/\//.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return scheme.test(protocol) && hostname !== '' && [username, password].every(isPercentEncoded);
}

function isPercentEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
