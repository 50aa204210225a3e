import { createPublicKey } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';

/** A value for which `isGood` holds; `expected` completes the sentence "SITE_URL is …: expected …". */
export function textThat(expected: string, isGood: (text: string) => boolean) {
  return z.string().refine(isGood, { error: expected });
}

/** A whole number within bounds, both included. */
export function wholeNumber(least: number, most?: number) {
  const error = `a whole number from ${least}${most === undefined ? '' : ` to ${most}`}`;
  return z
    .string()
    .regex(/^\d+$/, { error })
    .transform(Number)
    .pipe(
      z
        .int({ error })
        .min(least, { error })
        .max(most ?? Number.MAX_SAFE_INTEGER, { error }),
    );
}

/** A secret without spaces of at least so many characters. */
export function secretOf(least: number) {
  return textThat(`${least} or more, without spaces`, (text) => text.length >= least && !/\s/.test(text));
}

/** `new,old`: several secrets of at least so many characters each, joined by commas. */
export function secretsOf(least: number) {
  const split = (text: string) => text.split(',').map((secret) => secret.trim());
  return textThat(`${least} or more in each part between commas`, (text) =>
    split(text).every((secret) => secret.length >= least),
  ).transform(split);
}

/** The origin of a site (RFC 6454); a slash at its end is dropped. */
export const origin = textThat('an origin such as https://newsletter.example, without a path', (text) => {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { pathname, search, hash, username, password } = new URL(text);
  return pathname === '/' && !(search || hash || username || password);
}).transform((text) => new URL(text).origin);

/** As libpq has it, also with a socket instead of a host: `postgres://user@/database?host=/run/postgresql`. */
export const postgresUrl = textThat('postgres://user:password@host:5432/database, special characters percent-encoded', (text) =>
  isUrl(text.replace('@/', '@socket/'), /^postgres(?:ql)?:$/),
);

export const smtpUrl = textThat('smtp://user:password@host:587 or smtps://…:465, special characters percent-encoded', (text) =>
  isUrl(text, /^smtps?:$/),
);

/** A mailbox (RFC 5322 section 3.4), with a name or alone. */
export const mailbox = z.string().transform((text, context) => {
  const [, name = '', address] = /^(?:"?([^"<>\r\n]*?)"?\s*<)?([^\s<>@,;]+@[^\s<>@,;]+?)>?$/.exec(text) ?? [];
  if (address) return { name, address };
  context.addIssue('a mailbox such as Twinko AI <newsletter@example.org>');
  return z.NEVER;
});

export const ipAddress = textThat('an IP address such as 192.0.2.1', (text) => isIP(text) !== 0);

/** The name of a host or of a part of the DNS (RFC 1123 section 2.1), underscores allowed. */
export function isHostName(text: string): boolean {
  return /^[\w-]{1,63}(?:\.[\w-]{1,63})*$/.test(text);
}

/** A public key as SendGrid shows it, SubjectPublicKeyInfo in base64 (RFC 5280 section 4.1), or as a PEM file has it. */
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
