import type { IncomingMessage } from 'node:http';
import { clientAddressHeader, requestIdHeader } from '../../lib/base/http/proxy-headers';

/**
 * Overwrites the headers that only a trusted proxy may set. `addressHeader` is the one in which the proxy in front writes the client's
 * address; without it no proxy is trusted, and the address is that of the connection.
 */
export function setTrustedHeaders(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  addressHeader: string | undefined,
): void {
  const address = addressHeader ? headers[addressHeader.toLowerCase()] : socket.remoteAddress;
  if (typeof address === 'string') headers[clientAddressHeader] = address;
  else delete headers[clientAddressHeader];
  if (!addressHeader) delete headers[requestIdHeader];
}
