import 'server-only';
import type { NodemailerError } from 'nodemailer/lib/errors';
// The two modules of nodemailer without a documented interface are imported only here.
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { env } from '../../base/env/env';
import { CannotConnect, type Envelope, type MailSession, type Outcome } from './mail-session';

/**
 * Opens an SMTP session (RFC 5321 section 3.1): authenticated when the URL has credentials, and encrypted unless the server is on this
 * machine. Opening takes at most half of `timeout`.
 *
 * @param url `smtp(s)://user:password@host:port`
 * @param timeout for one message, in milliseconds: half of the lease by default
 * @throws CannotConnect
 */
export async function openSmtpSession(url: string, timeout = env.sendLease * 500): Promise<MailSession> {
  const { auth, ...server } = parseConnectionUrl(url);
  const connection = new SMTPConnection({
    ...server,
    requireTLS: needsEncryption(url),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: timeout,
    maxResponseSize: 200_000,
  });
  // Without a listener an error between two messages would end the process.
  connection.on('error', () => {});
  const timer = setTimeout(() => connection.emit('error', new Error(`no session within ${timeout / 2000} s`)), timeout / 2);
  try {
    await new Promise<void>((resolve, reject) => {
      // nodemailer does not call back when the connection breaks during authentication.
      connection.once('error', reject);
      connection.once('end', () => reject(new Error('the connection was closed')));
      connection.connect((error) => {
        if (error) reject(error);
        else if (!auth?.user || !connection.allowsAuth) resolve();
        else connection.login(auth, (loginError) => (loginError ? reject(loginError) : resolve()));
      });
    });
  } catch (error) {
    connection.close();
    throw connectProblem(error as NodemailerError);
  } finally {
    clearTimeout(timer);
  }
  return {
    get isOpen() {
      return !connection.destroyed;
    },
    send: (bytes, envelope) => send(connection, bytes, envelope, timeout),
    close: () => (connection.destroyed ? undefined : connection.quit()),
  };
}

/** Sends one message. Returns undefined when the connection closed before the server received any of it. */
function send(connection: SMTPConnection, bytes: Buffer, { from, to }: Envelope, timeout: number): Promise<Outcome | undefined> {
  return new Promise((resolve) => {
    let rejection: Outcome | undefined;
    // The socket timeout does not stop a server that sends a few bytes now and then.
    const timer = setTimeout(
      () => end(rejection ?? { status: isReceiving() ? 'unconfirmed' : 'deferred', reply: `no answer within ${timeout / 1000} s` }),
      timeout,
    );
    // 354 is the last reply before the server has the whole message.
    const isReceiving = () => `${connection.lastServerResponse}`.startsWith('354');
    const end = (outcome: Outcome | undefined, keepOpen = false) => {
      clearTimeout(timer);
      connection.off('end', endRejected);
      if (!keepOpen) connection.close();
      resolve(outcome);
    };
    const endRejected = () => end(rejection);
    connection.send({ from, to: [to], size: bytes.length }, bytes, (error, info) => {
      if (!error) return end({ status: 'sent', code: Number(info?.response.slice(0, 3)) || 250, reply: info?.response }, true);
      const { code, responseCode, message } = error as NodemailerError;
      // The message exceeds the server's SIZE limit (RFC 1870), as would every other of the campaign.
      if (code === 'EMESSAGE' && !responseCode) return end({ status: 'rejected', reply: message }, true);
      if (!responseCode) return end(isReceiving() ? { status: 'unconfirmed', reply: message } : undefined);
      rejection = outcomeOf(error as NodemailerError);
      if (responseCode === 421 || connection.destroyed) return end(rejection);
      // RSET makes the session usable for the next message; some servers close it instead.
      connection.once('end', endRejected);
      return connection.reset((failure) => end(rejection, !failure));
    });
  });
}

/** Reply codes that require authentication even without an enhanced code (RFC 4954 section 6). */
const authenticationCodes = new Set([530, 534, 535, 538]);

/** Returns the outcome of an error reply (RFC 5321 section 4.2). Enhanced codes 5.7.X (RFC 3463) are about the sender. */
function outcomeOf({ responseCode: code = 0, response: reply = '' }: NodemailerError): Outcome {
  if (code < 500) return { status: 'deferred', code, reply };
  const isAboutSender = authenticationCodes.has(code) || /^\d{3}[ -]5\.7\.\d/.test(reply);
  return { status: isAboutSender ? 'rejected' : 'failed', code, reply };
}

/** Returns whether STARTTLS is required: for every server that is not on this machine. */
function needsEncryption(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol !== 'smtps:' && !/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

function connectProblem(error: NodemailerError): CannotConnect {
  const { code, responseCode, response, message } = error;
  const isCertificate = /cert|self.signed|altname|unable to verify|wrong version number|unsupported protocol/i.test(message);
  // ETLS without a reply is a broken connection, which may work later; with one the server refuses STARTTLS.
  if (isCertificate || (code === 'ETLS' && responseCode)) return new CannotConnect('no-encryption', response ?? message);
  const isTemporary = responseCode !== undefined && responseCode < 500;
  if (code === 'EAUTH' && !isTemporary) return new CannotConnect('sign-in-refused', response ?? message);
  return new CannotConnect('down', response ?? message);
}
