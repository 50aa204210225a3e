import 'server-only';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { Outcome } from '../deliveries/outcome';
import { env } from '../env';
import type { Envelope } from './compose-message';

/** Less than a slot's lease, in milliseconds. */
const longest = 60_000;

export interface PostOffice {
  /** Hands over the bytes of one mail, under a name that it keeps when it is handed over again. */
  send(bytes: Buffer, envelope: Envelope, name: string): Promise<Outcome>;
  close(): void;
}

/** Where mail goes: a mail server where `SMTP_URL` names one, else files in the outbox. From a preview it reaches nobody. */
export function openPostOffice(): PostOffice {
  if (env.smtpUrl && !env.preview) return openServer(env.smtpUrl);
  return openOutbox(path.join(env.onVercel ? tmpdir() : env.dataFolder, 'outbox'));
}

/** One `.eml` for each message. The same message again takes the place of the first. */
function openOutbox(folder: string): PostOffice {
  return {
    async send(bytes, { to }, name) {
      await mkdir(folder, { recursive: true });
      const file = path.join(folder, `${name}.eml`);
      await writeFile(`${file}.part`, bytes);
      await rename(`${file}.part`, file);
      return { status: 'sent', code: 250, reply: `written for ${to.replace(/^.*@/, '')}` };
    },
    close() {},
  };
}

function openServer(url: string): PostOffice {
  const transport = createTransport({
    url,
    pool: true as const,
    maxConnections: env.sendSlots,
    // Deliveries are tried again by us: the pool must not do it behind our back.
    maxRequeues: 0,
    requireTLS: needsEncryption(url),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: longest,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(raw, envelope) {
      try {
        const { response } = await transport.sendMail({ raw, envelope: { ...envelope } });
        return { status: 'sent', code: codeOf(response), reply: response };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: () => transport.close(),
  };
}

/** Mail crosses no network in the clear, except on this machine. */
function needsEncryption(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol !== 'smtps:' && !/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

/** What an error of nodemailer says about the message: a server that refuses this one mailbox or message for good, or anything else, which may pass. */
function outcomeOf(error: unknown): Outcome {
  const { responseCode, response, command, message } = error as Error & { responseCode?: number; response?: string; command?: string };
  const isForGood =
    responseCode !== undefined && responseCode >= 550 && responseCode < 560 && command !== 'AUTH PLAIN' && command !== 'CONN';
  return { status: isForGood ? 'failed' : 'deferred', code: responseCode, reply: response ?? message };
}

function codeOf(response: string): number | undefined {
  return Number(/^\d{3}/.exec(response)?.[0]) || undefined;
}
