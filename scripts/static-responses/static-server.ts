import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { BodyStore } from './body-store';
import { askedRange, isKnown } from './conditions';
import { type Encoding, readStaticManifest, type StaticResponse } from './manifest';
import { notFoundPages } from './not-found-pages';
import { readRouteRules } from './route-rules';
import { selectEncoding } from './select-encoding';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Returns a handler that answers with what the build has finished, and leaves to `next` every request to which Next.js might answer
 * otherwise. Throws where there is no build.
 */
export async function serveStaticResponses(next: Handler): Promise<Handler> {
  const manifest = await readStaticManifest();
  const responses = new Map(Object.entries(manifest.responses));
  const notFoundPageOf = notFoundPages(readRouteRules());
  const bodies = await BodyStore.open();
  const selected = new LRUCache<string, Encoding>({ max: 100 });

  return (request, response) => {
    const found = find(request);
    const body = manifest.bodies[found?.body ?? -1];
    if (!found || !body) return next(request, response);

    const { status, contentType, lastModified } = found;
    const encoding = body.packed?.br ? encodingFor(request.headers['accept-encoding']) : 'identity';
    const etag = encoding === 'identity' ? `"${body.hash}"` : `"${body.hash}-${encoding}"`;
    const fields = [...(manifest.headers[found.headers] ?? []), 'Accept-Ranges', 'bytes', 'ETag', etag];
    if (lastModified) fields.push('Last-Modified', lastModified);
    if (status === 200 && isKnown(request.headers, { etag, lastModified })) return void response.writeHead(304, fields).end();

    fields.push('Content-Type', contentType);
    if (encoding !== 'identity') fields.push('Content-Encoding', encoding);
    if (request.method === 'HEAD') return send(body.packed?.[encoding]?.[1] ?? body.size);
    const bytes = bodies.recall(body, encoding);
    if (bytes) return sendAsked(bytes);
    bodies.read(body, encoding).then(sendAsked, () => next(request, response));

    function sendAsked(bytes: Buffer): void {
      const range = status === 200 ? askedRange(request.headers, { etag, lastModified }, bytes.length) : undefined;
      if (range) fields.push('Content-Range', `bytes ${range.first}-${range.last}/${bytes.length}`);
      const asked = range ? bytes.subarray(range.first, range.last + 1) : bytes;
      send(asked.length, asked, range && 206);
    }

    function send(length: number, bytes?: Buffer, code = status): void {
      fields.push('Content-Length', String(length));
      response.writeHead(code, fields).end(bytes);
    }
  };

  /** The finished response; none where the request has a body, or asks for what Next.js makes for its own client. */
  function find({ method, url = '', headers }: IncomingMessage): StaticResponse | undefined {
    if (method !== 'GET' && method !== 'HEAD') return undefined;
    if (headers.rsc !== undefined || headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined)
      return undefined;
    const query = url.indexOf('?');
    const pathname = query < 0 ? url : url.slice(0, query);
    const found = responses.get(pathname) ?? responses.get(notFoundPageOf(pathname) ?? '');
    if (!found || (query >= 0 && found.hasQueryRules)) return undefined;
    const { accepted } = found;
    return accepted && headers.accept && new RegExp(accepted.pattern).test(headers.accept) ? accepted.response : found;
  }

  /** Few values of `Accept-Encoding` are sent by many clients. */
  function encodingFor(accepted = ''): Encoding {
    const known = selected.get(accepted);
    if (known) return known;
    const encoding = selectEncoding(accepted);
    selected.set(accepted, encoding);
    return encoding;
  }
}
