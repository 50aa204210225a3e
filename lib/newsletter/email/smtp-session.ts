import 'server-only';
import type { NodemailerError } from 'nodemailer/lib/errors';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { env } from '../../base/env/env';
import type { Outcome } from '../delivery/outcome';
import { CannotConnect } from './cannot-connect';
import type { Envelope } from './compose-message';
import type { MailSession } from './mail-session';
import { outcomeOf } from './outcome-of';

/**
 * Opens a session with a mail server (RFC 5321 section 3.1), signed in and encrypted, except on this machine.
 *
 * @param url `smtp(s)://user:password@host:port`
 * @param longest how long one message may take, in milliseconds: half of the lease. To open takes half of it at most
 * @throws CannotConnect
 */
export async function openSmtpSession(url: string, longest = env.sendLease * 500): Promise<MailSession> {
  const { auth, ...server } = parseConnectionUrl(url);
  const connection = new SMTPConnection({
    ...server,
    requireTLS: needsEncryption(url),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: longest,
    maxResponseSize: 200_000,
  });
  // Whoever waits for the connection is told; an error while nobody does only ends it.
  connection.on('error', () => {});
  const patience = setTimeout(() => connection.emit('error', new Error(`no session within ${longest / 2000} s`)), longest / 2);
  try {
    await new Promise<void>((resolve, reject) => {
      // Whoever waits for a sign-in that breaks off is told nothing else.
      connection.once('error', reject);
      connection.once('end', () => reject(new Error('the connection was closed')));
      connection.connect((error) => {
        if (error) reject(error);
        else if (!auth?.user || !connection.allowsAuth) resolve();
        else connection.login(auth, (httpError) => (httpError ? reject(httpError) : resolve()));
      });
    });
  } catch (error) {
    connection.close();
    throw problemOf(error as NodemailerError);
  } finally {
    clearTimeout(patience);
  }
  return {
    get isOpen() {
      return !connection.destroyed;
    },
    send: (bytes, envelope) => send(connection, bytes, envelope, longest),
    close: () => (connection.destroyed ? undefined : connection.quit()),
  };
}

/** Undefined where the connection was over before the server took any of the message. */
function send(connection: SMTPConnection, bytes: Buffer, { from, to }: Envelope, longest: number): Promise<Outcome | undefined> {
  return new Promise((resolve) => {
    let httpError: Outcome | undefined;
    // A server that answers a little now and then is never silent for long.
    const abort = setTimeout(
      () => end(httpError ?? { status: isTaken() ? 'ambiguous' : 'deferred', reply: `no answer within ${longest / 1000} s` }),
      longest,
    );
    // What it says before it has the whole message is 354.
    const isTaken = () => `${connection.lastServerResponse}`.startsWith('354');
    const end = (outcome: Outcome | undefined, keep = false) => {
      clearTimeout(abort);
      connection.off('end', endRefused);
      if (!keep) connection.close();
      resolve(outcome);
    };
    const endRefused = () => end(httpError);
    connection.send({ from, to: [to], size: bytes.length }, bytes, (error, info) => {
      if (!error) return end({ status: 'sent', code: Number(info?.response.slice(0, 3)) || 250, reply: info?.response }, true);
      const { code, responseCode, message } = error as NodemailerError;
      // Larger than the server has said that it takes: each of them would be.
      if (code === 'EMESSAGE' && !responseCode) return end({ status: 'refused', reply: message }, true);
      if (!responseCode) return end(isTaken() ? { status: 'ambiguous', reply: message } : undefined);
      httpError = outcomeOf(error as NodemailerError);
      if (responseCode === 421 || connection.destroyed) return end(httpError);
      // The message was refused; the session is as good as before, unless the server has had enough of it.
      connection.once('end', endRefused);
      return connection.reset((failure) => end(httpError, !failure));
    });
  });
}

/** Mail crosses no network in the clear, except on this machine. */
function needsEncryption(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol !== 'smtps:' && !/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

function problemOf(error: NodemailerError): CannotConnect {
  const { code, responseCode, response, message } = error;
  const isCertificate = /cert|self.signed|altname|unable to verify|wrong version number|unsupported protocol/i.test(message);
  // A connection that breaks while it is encrypted says nothing about the server; one that it refuses to encrypt does.
  if (isCertificate || (code === 'ETLS' && responseCode)) return new CannotConnect('no-encryption', response ?? message);
  const isTemporary = responseCode !== undefined && responseCode < 500;
  if (code === 'EAUTH' && !isTemporary) return new CannotConnect('sign-in-refused', response ?? message);
  return new CannotConnect('down', response ?? message);
}
