import { Socket } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { clientAddressHeader } from '../lib/base/http/proxy-headers';
import { writeClientAddress } from './client-address';

const socket = new Socket();
vi.spyOn(socket, 'remoteAddress', 'get').mockReturnValue('198.51.100.1');
const said = {
  [clientAddressHeader]: '203.0.113.1',
  'x-forwarded-for': '203.0.113.2',
  'x-real-ip': '203.0.113.3',
  forwarded: 'for=203.0.113.4',
};

describe('where a request comes from', () => {
  test.each([
    ['nobody in front is trusted', undefined, said, '198.51.100.1'],
    ['nobody in front is trusted', '', {}, '198.51.100.1'],
    ['the proxy writes it into a header', 'X-Real-IP', said, '203.0.113.3'],
    ['the proxy says nothing', 'X-Real-IP', { [clientAddressHeader]: '203.0.113.1' }, undefined],
  ])('where %s (%s)', (_, trusted, headers, expected) => {
    const request = { headers: { ...headers } as Record<string, string>, socket };
    writeClientAddress(request, trusted);
    expect(request.headers[clientAddressHeader]).toBe(expected);
  });
});
