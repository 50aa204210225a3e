import 'server-only';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { env } from '../../base/env/env';
import { isLocalHost } from '../../base/http/is-local-host';
import type { Outcome } from '../delivery/outcome';
import { CannotConnect } from './cannot-connect';
import type { Envelope } from './compose-message';
import { openSmtpSession } from './smtp-session';

/** A way for messages to go out on, one at a time. */
export interface MailSession {
  /** Whether another message can go out on it. */
  readonly isOpen: boolean;
  /**
   * Hands over the bytes of one message, under a name that it keeps when it is handed over again. Undefined where the session had ended
   * before any of it was taken: it can be handed over again at once, on another session.
   */
  send(bytes: Buffer, envelope: Envelope, name: string): Promise<Outcome | undefined>;
  close(): void;
}

/**
 * Opens a session with where mail goes: a mail server where `SMTP_URL` names one, else files in the outbox. From a preview mail
 * reaches nobody. A site that the public can reach writes no files: its readers' mail waits until there is a server for it.
 *
 * @throws CannotConnect
 */
export async function openMailSession(): Promise<MailSession> {
  if (env.smtpUrl && !env.preview) return openSmtpSession(env.smtpUrl);
  if (isPublic(env.siteUrl) && !env.preview) throw new CannotConnect('down', 'SMTP_URL is not set: there is no server for the mail');
  return openOutbox(path.join(env.onVercel ? tmpdir() : env.dataFolder, 'outbox'));
}

/**
 * Whether the public can be at an address: not on this machine or in a network of its own (RFC 1918, RFC 6762), nor under a name that is
 * nobody's (RFC 2606), as in tests.
 */
function isPublic(siteUrl: string): boolean {
  const { hostname } = new URL(siteUrl);
  const isPrivate = /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$/.test(hostname) || !hostname.includes('.');
  return !isLocalHost(hostname) && !isPrivate && !/\.(?:example|test|invalid|local|internal)$/.test(hostname);
}

/** One `.eml` for each message. The same message again takes the place of the first. */
async function openOutbox(folder: string): Promise<MailSession> {
  await mkdir(folder, { recursive: true });
  return {
    isOpen: true,
    async send(bytes, { to }, name) {
      const file = path.join(folder, `${name}.eml`);
      await writeFile(`${file}.part`, bytes);
      await rename(`${file}.part`, file);
      return { status: 'sent', code: 250, reply: `written for ${to.replace(/^.*@/, '')}` };
    },
    close() {},
  };
}
