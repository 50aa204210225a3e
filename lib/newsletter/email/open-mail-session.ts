import 'server-only';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { env } from '../../base/env/env';
import { isLocalHost } from '../../base/http/is-local-host';
import { CannotConnect, type MailSession } from './mail-session';
import { openSmtpSession } from './smtp-session';

/**
 * Opens a session with the mail server in `SMTP_URL`, or with the outbox folder when that is unset or the site is a preview. A public site
 * without `SMTP_URL` writes no files: its messages wait in the queue.
 *
 * @throws CannotConnect
 */
export async function openMailSession(): Promise<MailSession> {
  if (env.smtpUrl && !env.preview) return openSmtpSession(env.smtpUrl);
  if (isPublic(env.siteUrl) && !env.preview) throw new CannotConnect('down', 'SMTP_URL is not set: there is no server for the mail');
  return openOutbox(path.join(env.onVercel ? tmpdir() : env.dataFolder, 'outbox'));
}

/** Returns false for this machine, private networks (RFC 1918), `.local` (RFC 6762) and reserved names (RFC 2606). */
function isPublic(siteUrl: string): boolean {
  const { hostname } = new URL(siteUrl);
  const isPrivate = /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$/.test(hostname) || !hostname.includes('.');
  return !isLocalHost(hostname) && !isPrivate && !/\.(?:example|test|invalid|local|internal)$/.test(hostname);
}

/** Writes each message to an `.eml` file. A repeated message overwrites its file. */
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
