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
export function whatMatters({ status, headers, body }: Answer) {
  const isRedirect = status === 308;
  const ignored = isRedirect ? [...ownMatters, ...ofRedirects] : ownMatters;
  const kept = Object.entries(headers).filter(([name]) => ![...ignored, 'vary'].includes(name) && !name.startsWith('x-nextjs-'));
  return {
    status,
    headers: Object.fromEntries([...kept, ['vary', withoutFlight(headers.vary ?? '')]]),
    body: isRedirect ? '' : `${body.length} bytes, ${createHash('sha256').update(body).digest('hex')}`,
  };
}

/** Of the connection, of the moment, or of how a server tells one state of a file from the next. */
const ownMatters = [
  'accept-ranges',
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'etag',
  'keep-alive',
  'last-modified',
  'server',
  'transfer-encoding',
];

/** Browsers follow `Location`; the body, and the header that Next.js sends for Internet Explorer, nobody sees. */
const ofRedirects = ['content-type', 'refresh'];

/**
 * `Vary` without the headers of Next.js for its flight data, since requests that have them go to Node, at an address of
 * their own; and without `Accept-Encoding`, since nginx has some files compressed that Next.js sends as they are.
 */
function withoutFlight(vary: string): string {
  const names = vary.split(',').map((name) => name.trim().toLowerCase());
  return names.filter((name) => name && !/^(?:rsc|next-router-.*|accept-encoding)$/.test(name)).join(', ');
}

function decode(bytes: Buffer, encoding: string | undefined): Buffer {
  if (!bytes.length || !encoding) return bytes;
  if (encoding === 'gzip') return gunzipSync(bytes);
  if (encoding === 'br') return brotliDecompressSync(bytes);
  throw new Error(`Nobody asked for the encoding ${encoding}`);
}
