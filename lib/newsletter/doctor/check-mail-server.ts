import { createTransport } from 'nodemailer';
import { isLocalHost } from '../../base/http/is-local-host';
import { type CheckResult, ok, problem, unknown } from './check-result';

const subject = 'mail server';

/** Connects to the mail server as the sender does: with TLS, a valid certificate and a sign-in. Sends no message. */
export async function checkMailServer(url: string): Promise<CheckResult> {
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol))
    return problem(subject, 'SMTP_URL is not the address of a mail server.', 'use smtp://user:password@host:587 or smtps://…:465');
  const { protocol, hostname, host, username } = new URL(url);
  const isEncrypted = protocol === 'smtps:' || !isLocalHost(hostname);
  const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 10_000 };
  const transport = createTransport({ url, requireTLS: protocol === 'smtp:' && isEncrypted, ...timeouts });
  try {
    await transport.verify();
    return ok(subject, `${host} accepts the connection${isEncrypted ? ', encrypted' : ''}${username ? ', signed in' : ''}`);
  } catch (error) {
    return explain(host, error as Error & { code?: string; response?: string });
  } finally {
    transport.close();
  }
}

function explain(host: string, { code = '', response, message }: Error & { code?: string; response?: string }): CheckResult {
  const detail = (response ?? message).replace(/\s+/g, ' ').slice(0, 200);
  if (code === 'EAUTH')
    return problem(
      subject,
      `${host} rejects the sign-in: ${detail}`,
      'check user and password in SMTP_URL; write @ : / in them as %40 %3A %2F',
    );
  if (/cert|self.signed|altname|unable to verify/i.test(message))
    return problem(
      subject,
      `The certificate of ${host} is not valid: ${detail}`,
      'use the host name that the certificate is for, or renew the certificate',
    );
  if (code === 'ETLS' || /STARTTLS|wrong version number/i.test(message))
    return problem(subject, `${host} does not offer the encryption of SMTP_URL: ${detail}`, 'use smtp:// for port 587, smtps:// for 465');
  if (code === 'EDNS' || /ENOTFOUND|EAI_AGAIN/.test(message)) return unknown(subject, `The address of ${host} cannot be found: ${detail}`);
  return problem(subject, `${host} cannot be reached: ${detail}`, 'check host and port; many networks, also Vercel, block port 25');
}
