import { once } from 'node:events';
import { connect } from 'node:tls';
import { type CheckResult, fine, problem, unasked } from './check-result';

const about = 'TLS';

/** Fewer days than a renewal that has failed leaves to notice it. */
const fewDays = 14;

/** Whether browsers trust the certificate of a site, and for how long. */
export async function checkCertificate(siteUrl: string, now: number): Promise<CheckResult> {
  const { hostname, port, protocol } = new URL(siteUrl);
  if (protocol !== 'https:') return unasked(about, `${siteUrl} has none.`);
  const socket = connect({ host: hostname, port: Number(port) || 443, servername: hostname, rejectUnauthorized: false, timeout: 10_000 });
  try {
    socket.once('timeout', () => socket.destroy(new Error('no answer in 10 seconds')));
    await once(socket, 'secureConnect');
    if (!socket.authorized)
      return problem(
        about,
        `Browsers do not trust ${siteUrl}: ${socket.authorizationError}`,
        'have the certificate renewed, for this name, with its chain',
      );
    const days = Math.floor((Date.parse(socket.getPeerCertificate().valid_to) - now) / 86_400_000);
    if (days < fewDays) return problem(about, `The certificate of ${siteUrl} ends in ${days} days.`, 'see why it is not renewed by itself');
    return fine(about, `${siteUrl} is trusted, for ${days} more days`);
  } catch (error) {
    return unasked(about, `${siteUrl} cannot be reached from here: ${error instanceof Error ? error.message : error}`);
  } finally {
    socket.destroy();
  }
}
