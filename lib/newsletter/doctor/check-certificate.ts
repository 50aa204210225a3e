import { once } from 'node:events';
import { connect } from 'node:tls';
import { type CheckResult, ok, problem, unknown } from './check-result';

const subject = 'TLS';

/** ACME clients renew 30 days before expiry: fewer days left than this mean that renewal has failed repeatedly. */
const minDaysLeft = 14;

/** Checks whether browsers trust the certificate of the site, and that it does not expire soon. */
export async function checkCertificate(siteUrl: string, now: number): Promise<CheckResult> {
  const { hostname, port, protocol } = new URL(siteUrl);
  if (protocol !== 'https:') return unknown(subject, `${siteUrl} has no certificate.`);
  const socket = connect({ host: hostname, port: Number(port) || 443, servername: hostname, rejectUnauthorized: false, timeout: 10_000 });
  try {
    socket.once('timeout', () => socket.destroy(new Error('no answer within 10 seconds')));
    await once(socket, 'secureConnect');
    if (!socket.authorized)
      return problem(
        subject,
        `Browsers do not trust the certificate of ${siteUrl}: ${socket.authorizationError}`,
        'renew the certificate, for this host name and with its full chain',
      );
    const days = Math.floor((Date.parse(socket.getPeerCertificate().valid_to) - now) / 86_400_000);
    if (days < minDaysLeft)
      return problem(subject, `The certificate of ${siteUrl} expires in ${days} days.`, 'find out why it is not renewed automatically');
    return ok(subject, `the certificate of ${siteUrl} is trusted and valid for ${days} more days`);
  } catch (error) {
    return unknown(subject, `${siteUrl} cannot be reached from this machine: ${error instanceof Error ? error.message : error}`);
  } finally {
    socket.destroy();
  }
}
