import { Socket } from 'node:net';
import { expect, test, vi } from 'vitest';
import { clientAddressHeader, requestIdHeader } from '../../lib/base/http/proxy-headers';
import { setTrustedHeaders } from './trusted-headers';

const socket = new Socket();
vi.spyOn(socket, 'remoteAddress', 'get').mockReturnValue('198.51.100.1');
const sent = {
  [clientAddressHeader]: '203.0.113.1',
  [requestIdHeader]: '0af7651916cd43dd8448eb211c80319c',
  'x-forwarded-for': '203.0.113.2',
  'x-real-ip': '203.0.113.3',
  forwarded: 'for=203.0.113.4',
};

test.each([
  ['of the connection without a trusted proxy', undefined, sent, '198.51.100.1'],
  ['of the connection with an empty setting', '', {}, '198.51.100.1'],
  ['that the trusted proxy writes', 'X-Real-IP', sent, '203.0.113.3'],
  ['unknown when the trusted proxy writes none', 'X-Real-IP', { [clientAddressHeader]: '203.0.113.1' }, undefined],
])('the client address is the one %s', (_, addressHeader, headers, expected) => {
  const request = { headers: { ...headers } as Record<string, string>, socket };
  setTrustedHeaders(request, addressHeader);
  expect(request.headers[clientAddressHeader]).toBe(expected);
});

test('a request id is taken from a trusted proxy only', () => {
  for (const [addressHeader, expected] of [
    ['x-real-ip', sent[requestIdHeader]],
    [undefined, undefined],
  ]) {
    const request = { headers: { ...sent } as Record<string, string>, socket };
    setTrustedHeaders(request, addressHeader);
    expect(request.headers[requestIdHeader]).toBe(expected);
  }
});
