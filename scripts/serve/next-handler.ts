import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { previewOf } from '../../lib/base/env/derived-settings';
import { readSetting } from '../../lib/base/env/read-settings';
import { revalidate } from '../../lib/base/http/cache-control';
import { previewHeaders } from '../../lib/base/http/preview-headers';
import { securityHeaders } from '../../lib/base/http/security-headers';
import { readAppRoutes, routePattern } from '../static-responses/app-routes';
import { sendNotModified } from './not-modified';
import { setTrustedHeaders } from './trusted-headers';
import { removeUnsupportedHeaders } from './unsupported-headers';

/** How long the rest of a request body is read after its response was sent, in milliseconds: Node.js would read it to the end. */
const unreadBodyTimeout = 2000;

/**
 * Returns a request handler of `next start` for the build in this folder, with corrections of what Next.js gets wrong in HTTP. `address` is
 * where the server listens, which Next.js uses for absolute URLs.
 */
export async function createNextHandler(address: { port?: number; hostname?: string }) {
  const { default: next } = await import('next');
  const { inline } = JSON.parse(await readFile('.browser/assets.json', 'utf8'));
  // Next.js does not send them with redirects.
  const headers = [...securityHeaders(Object.values(inline)), ...previewHeaders(previewOf(process.env))];
  const addressHeader = readSetting('CLIENT_ADDRESS_HEADER', process.env);
  const postPaths = routePattern(postRoutes());
  // Next.js would proxy WebSocket upgrades of its server to any host that they name: this server gets none.
  const site = next({ dev: false, httpServer: createServer(), ...address });
  await site.prepare();
  const handle = site.getRequestHandler();

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const { key, value } of headers) response.setHeader(key, value);
    closeUnreadBody(request, response);
    const [pathname = ''] = (request.url ?? '').split('?');
    const allowed = postPaths.test(pathname) ? ['GET', 'HEAD', 'OPTIONS', 'POST'] : ['GET', 'HEAD'];
    if (!allowed.includes(request.method ?? '')) {
      // Next.js would render a finished page again, with its runtime.
      response.writeHead(405, { Allow: allowed.join(', ') }).end();
      return;
    }
    setTrustedHeaders(request, addressHeader);
    correctHeaders(request, response);
    mergeVary(response);
    sendNotModified(request, response);
    await removeUnsupportedHeaders(request.headers, pathname);
    handle(request, response);
  };
}

/** Only these accept POST: Next.js responds to a form at any other path with 500. */
function postRoutes(): string[] {
  const endpoints = Object.values(readAppRoutes()).filter((route) => route.startsWith('/api/'));
  // Former names, which next.config.ts rewrites.
  return ['/u/[token]', '/api/mailings', '/api/mailings/[id]', ...endpoints];
}

/** Closes the connection of a client that goes on sending a body after its response. */
function closeUnreadBody(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request;
  response.once('finish', () => {
    if (!request.complete) setTimeout(() => request.complete || socket.destroy(), unreadBodyTimeout).unref();
  });
}

/**
 * Corrects two headers. Cache rules go by path: an error at the path of a hashed file would be cached for a year. And a 405 names the
 * allowed methods (RFC 9110 section 15.5.6), which Next.js omits.
 */
function correctHeaders(request: IncomingMessage, response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (status: number, ...more: []) => {
    const isStored = !String(response.getHeader('Cache-Control')).includes('no-store');
    if (status >= 400 && isStored) response.setHeader('Cache-Control', revalidate);
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    if (status === 405 && !response.hasHeader('Allow')) response.setHeader('Allow', isReading ? 'POST, OPTIONS' : 'GET, HEAD, OPTIONS');
    return writeHead(status, ...more);
  };
}

/** Keeps the `Vary` of `next.config.ts`, which Next.js replaces by its own. */
function mergeVary(response: ServerResponse): void {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    if (name.toLowerCase() !== 'vary') return setHeader(name, value);
    const parts = [response.getHeader('Vary') ?? [], value].flat().flatMap((part) => String(part).split(/\s*,\s*/));
    return setHeader(name, [...new Set(parts)].join(', '));
  };
}
