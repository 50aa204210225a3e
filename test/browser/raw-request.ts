import { createHash } from 'node:crypto';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Asks for a path exactly as it is written, which fetch and Playwright would tidy up, and gives the answer decoded. */
export function ask(
  base: string,
  path: string,
  headers: OutgoingHttpHeaders = {},
  method = 'GET',
  sent: string | Buffer = '',
): Promise<Answer> {
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

/** What two servers must answer alike, without what each may say in its own way. */
export function comparable({ status, headers, body }: Answer) {
  const kept = Object.entries(headers).filter(([name]) => !ownFields.includes(name));
  const vary = headers.vary?.replace(/(?:, )?Accept-Encoding$/, '') ?? '';
  return {
    status,
    headers: { ...Object.fromEntries(kept), vary },
    body: `${body.length} bytes, ${createHash('sha256').update(body).digest('hex')}`,
  };
}

/** Of the connection, of the moment, of the encoding, or sent by Next.js twice. */
const ownFields = [
  ...['connection', 'date', 'keep-alive', 'transfer-encoding'],
  ...['accept-ranges', 'content-encoding', 'content-length', 'etag', 'last-modified', 'vary'],
  'x-nextjs-prerender',
];

function decode(bytes: Buffer, encoding: string | undefined): Buffer {
  if (!bytes.length || !encoding) return bytes;
  if (encoding === 'gzip') return gunzipSync(bytes);
  if (encoding === 'br') return brotliDecompressSync(bytes);
  throw new Error(`Nobody asked for the encoding ${encoding}`);
}
