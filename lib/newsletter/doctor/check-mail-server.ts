import { createTransport } from 'nodemailer';
import { isLocalHost } from '../../base/http/is-local-host';
import { type CheckResult, fine, problem, unasked } from './check-result';

const about = 'mail server';

/** Whether the mail server lets us in as sending does: encrypted, with a certificate that is valid, and signed in. No mail is sent. */
export async function checkMailServer(url: string): Promise<CheckResult> {
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol))
    return problem(about, 'SMTP_URL is no address of a mail server.', 'write it as smtp://user:password@host:587, or smtps://…:465');
  const { protocol, hostname, host, username } = new URL(url);
  const isEncrypted = protocol === 'smtps:' || !isLocalHost(hostname);
  const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 10_000 };
  const transport = createTransport({ url, requireTLS: protocol === 'smtp:' && isEncrypted, ...timeouts });
  try {
    await transport.verify();
    return fine(about, `${host} lets us in${isEncrypted ? ', encrypted' : ''}${username ? ', signed in' : ''}`);
  } catch (error) {
    return explain(host, error as Error & { code?: string; response?: string });
  } finally {
    transport.close();
  }
}

function explain(host: string, { code = '', response, message }: Error & { code?: string; response?: string }): CheckResult {
  const said = (response ?? message).replace(/\s+/g, ' ').slice(0, 200);
  if (code === 'EAUTH')
    return problem(
      about,
      `${host} does not let us sign in: ${said}`,
      'check user and password in SMTP_URL; write @ : / in them as %40 %3A %2F',
    );
  if (/cert|self.signed|altname|unable to verify/i.test(message))
    return problem(
      about,
      `The certificate of ${host} is not valid: ${said}`,
      'use the name that the certificate is for, or have the server renew it',
    );
  if (code === 'ETLS' || /STARTTLS|wrong version number/i.test(message))
    return problem(about, `${host} offers no encryption as SMTP_URL asks for it: ${said}`, 'smtp:// is for port 587, smtps:// for 465');
  if (code === 'EDNS' || /ENOTFOUND|EAI_AGAIN/.test(message))
    return unasked(about, `${host} has no address that can be found here: ${said}`);
  return problem(about, `${host} cannot be reached: ${said}`, 'check host and port; many networks, Vercel too, let nobody out to port 25');
}
