import { createHash } from 'node:crypto';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export interface RawResponse {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Requests a path exactly as it is written, which fetch and Playwright would normalize. Returns the response with its body decoded. */
export function rawRequest(
  base: string,
  path: string,
  headers: OutgoingHttpHeaders = {},
  method = 'GET',
  sent: string | Buffer = '',
): Promise<RawResponse> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const call = request({ hostname, port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(parts);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: decode(bytes, response.headers['content-encoding']) });
      });
    });
    call.on('error', reject);
    call.end(sent);
  });
}

/** Returns a response without what differs between two equal requests: its date and its request id. */
export function repeatableResponse({ status, headers: { date: _, 'x-request-id': __, ...headers }, body }: RawResponse) {
  return { status, headers, body: body.toString() };
}

/** Returns the parts of a response that two servers must have in common. */
export function comparableResponse({ status, headers, body }: RawResponse) {
  const kept = Object.entries(headers).filter(([name]) => !ignoredHeaders.includes(name));
  const vary = headers.vary?.replace(/(?:, )?Accept-Encoding$/, '') ?? '';
  return {
    status,
    headers: { ...Object.fromEntries(kept), vary },
    body: `${body.length} bytes, ${createHash('sha256').update(body).digest('hex')}`,
  };
}

/** Headers of the connection, the time, the encoding or the single request, and one that Next.js sends twice. */
const ignoredHeaders = [
  ...['connection', 'date', 'keep-alive', 'transfer-encoding'],
  ...['accept-ranges', 'content-encoding', 'content-length', 'etag', 'last-modified', 'vary'],
  'x-nextjs-prerender',
  'x-request-id',
];

function decode(bytes: Buffer, encoding: string | undefined): Buffer {
  if (!bytes.length || !encoding) return bytes;
  if (encoding === 'gzip') return gunzipSync(bytes);
  if (encoding === 'br') return brotliDecompressSync(bytes);
  throw new Error(`The encoding ${encoding} was not requested.`);
}
