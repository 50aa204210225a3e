import { afterEach, describe, expect, test, vi } from 'vitest';
import { clientNetwork } from './client-network';
import { clientAddressHeader } from './proxy-headers';
import { readFields, singleValue } from './read-fields';

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';
const post = (body: BodyInit, type?: string) =>
  new Request('https://newsletter.example/api/subscribers', { method: 'POST', body, ...(type && { headers: { 'content-type': type } }) });
const refused = (status: number, reason: string) => ({ status, reason });

describe('the fields of a request', () => {
  test.each([
    ['email=a%40b.co&topics=jax&topics=tpu', form],
    ['{"email":"a@b.co","topics":["jax","tpu"]}', json],
  ])('%s', async (body, type) => {
    expect(await readFields(post(body, `${type}; charset=utf-8`))).toEqual(
      new Map([
        ['email', ['a@b.co']],
        ['topics', ['jax', 'tpu']],
      ]),
    );
  });

  test('of a form with parts', async () => {
    const parts = new FormData();
    parts.append('email', 'a@b.co');
    expect(singleValue(await readFields(post(parts)), 'email')).toBe('a@b.co');
    parts.append('file', new Blob(['x']), 'x.txt');
    await expect(readFields(post(parts))).rejects.toMatchObject(refused(400, 'malformed'));
  });

  test.each([
    ['x'.repeat(16 * 1024 + 1), form, 413, 'too-large'],
    ['email=a', 'text/plain', 415, 'unsupported-type'],
    ['email=a', undefined, 415, 'unsupported-type'],
    ['{', json, 400, 'malformed'],
    ['[]', json, 400, 'malformed'],
    ['null', json, 400, 'malformed'],
    ['"email"', json, 400, 'malformed'],
    ['{"email":1}', json, 400, 'malformed'],
    ['{"email":{"a":"b"}}', json, 400, 'malformed'],
    ['{"topics":["jax",1]}', json, 400, 'malformed'],
    ['\uFEFF{"email":"a"}', json, 400, 'malformed'],
    ['{"email":"a","email":"b"}', json, 400, 'repeated-field'],
    [`{"a":${'['.repeat(7000)}${']'.repeat(7000)}}`, json, 400, 'malformed'],
    ['--x\r\nbroken', 'multipart/form-data; boundary=x', 400, 'malformed'],
    [new Uint8Array([0x7b, 0xff]), json, 400, 'malformed'],
  ])('%.30j as %s is refused', async (body, type, status, reason) => {
    await expect(readFields(post(body, type))).rejects.toMatchObject(refused(status, reason));
  });

  test('no more of a body than allowed is read, even without Content-Length', async () => {
    let given = 0;
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1024).fill(97 + 0 * given++)) });
    const request = new Request('https://x.example', {
      method: 'POST',
      body: endless,
      headers: { 'content-type': form },
      duplex: 'half',
    } as RequestInit);
    await expect(readFields(request)).rejects.toMatchObject(refused(413, 'too-large'));
    expect(given).toBeLessThan(32);
  });

  test('a repeated field has no single value', async () => {
    for (const body of ['email=a&email=b', 'email=a&email[]=b']) {
      const fields = await readFields(post(body, form));
      expect(() => singleValue(fields, 'email')).toThrow(expect.objectContaining(refused(400, 'repeated-field')));
    }
  });

  test('names such as __proto__ are names like any other', async () => {
    expect(await readFields(post('{"__proto__":"x","constructor":"y"}', json))).toEqual(
      new Map([
        ['__proto__', ['x']],
        ['constructor', ['y']],
      ]),
    );
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('the network of a client', () => {
  afterEach(() => vi.unstubAllEnvs());
  test.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['2001:DB8:1:2:3:4:5:6', '2001:db8:1::/48'],
    ['2001:db8::1', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['not an address', undefined],
    ['1.2.3.4, 5.6.7.8', undefined],
  ])('%s', (address, network) => expect(clientNetwork(new Headers({ [clientAddressHeader]: address }))).toBe(network));

  test('is not taken from headers that a client can send', () => {
    const sent = { 'x-forwarded-for': '203.0.113.77', 'x-real-ip': '203.0.113.77', forwarded: 'for=203.0.113.77' };
    expect(clientNetwork(new Headers(sent))).toBeUndefined();
    vi.stubEnv('VERCEL', '1');
    expect(clientNetwork(new Headers({ [clientAddressHeader]: '203.0.113.77' }))).toBeUndefined();
    expect(clientNetwork(new Headers(sent))).toBe('203.0.113.0/24');
  });
});
