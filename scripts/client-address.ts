import type { IncomingMessage } from 'node:http';
import { clientAddressHeader } from '../lib/base/http/proxy-headers';

/**
 * Writes down where a request comes from, over whatever a visitor claims: the address that is connected, or what the proxy in front
 * says in the header that `trusted` names.
 */
export function writeClientAddress({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>, trusted: string | undefined): void {
  const said = trusted ? headers[trusted.toLowerCase()] : socket.remoteAddress;
  if (typeof said === 'string') headers[clientAddressHeader] = said;
  else delete headers[clientAddressHeader];
}
