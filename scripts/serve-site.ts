import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { previewOf } from '../lib/base/env/derived-settings';
import { readSetting } from '../lib/base/env/read-settings';
import { revalidate } from '../lib/base/http/cache-control';
import { previewHeaders } from '../lib/base/http/preview-headers';
import { securityHeaders } from '../lib/base/http/security-headers';
import { runShutdownHooks } from '../lib/base/process/shutdown-hooks';
import { writeClientAddress } from './client-address';
import { forgetHeaders } from './forget-headers';
import { answerNotModified } from './not-modified';
import { onSignal } from './on-signal';
import { keepAlive } from './static-responses/send-ready';
import { serveStaticResponses } from './static-responses/static-server';

/** How long the rest of a body may take to come after its answer is out, in milliseconds: Node would read it to the end. */
const longestRest = 2000;

/** How long answers under way may take when the server is told to stop, in milliseconds. */
const patience = 5000;

/** Who sends a request more slowly than this is not waited for, in milliseconds: many who are slow on purpose hold up nobody. */
const slowest = { keepAliveTimeout: keepAlive * 1000, headersTimeout: 15_000, requestTimeout: 20_000, connectionsCheckingInterval: 5000 };

/** Where to listen: at a port of an interface (of all without a host), or on a socket that is open already, by its descriptor. */
type Place = { port: number; host?: string } | { fd: number };

/**
 * Serves the build that is here: what is finished from its files, anything else as `next start` does, with the headers of every
 * response on every response: Next.js itself leaves them off redirects. With `isNextAlone` Next.js answers everything, for comparison.
 * Resolves when the site answers; throws when the port cannot be had.
 */
export async function serveSite(place: Place, { isNextAlone = false } = {}): Promise<void> {
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  const { default: next } = await import('next');
  const { inline } = JSON.parse(await readFile('.browser/assets.json', 'utf8'));
  const headers = [...securityHeaders(Object.values(inline)), ...previewHeaders(previewOf(process.env))];
  const trusted = readSetting('CLIENT_ADDRESS_HEADER', process.env);
  const postPaths = await readPostPaths();
  // Next.js listens for upgrades at the server that it is given, and would connect to wherever they say: at this one come none.
  const site = next({ dev: false, httpServer: createServer(), ...('port' in place && { port: place.port, hostname: place.host }) });
  await site.prepare();
  const answer = site.getRequestHandler();
  const byNext = async (request: IncomingMessage, response: ServerResponse) => {
    for (const { key, value } of headers) response.setHeader(key, value);
    endWithAnswer(request, response);
    const [pathname = ''] = (request.url ?? '').split('?');
    const allowed = postPaths.test(pathname) ? ['GET', 'HEAD', 'OPTIONS', 'POST'] : ['GET', 'HEAD'];
    if (!allowed.includes(request.method ?? '')) {
      // Next.js would make the page anew, with all that the build took from it.
      response.writeHead(405, { Allow: allowed.join(', ') }).end();
      return;
    }
    writeClientAddress(request, trusted);
    keepNoError(response);
    nameMethods(request, response);
    keepVary(response);
    answerNotModified(request, response);
    await forgetHeaders(request.headers, pathname);
    answer(request, response);
  };
  const server = createServer(slowest, isNextAlone ? byNext : await serveStaticResponses(byNext));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(place, resolve));
  onSignal(() => {
    const answered = new Promise<void>((resolve) => server.close(() => resolve()));
    void runShutdownHooks(answered).then(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), patience).unref();
  });
}

/** Returns a pattern for the paths that accept POST: at any other path Next.js would fail on a form. */
async function readPostPaths(): Promise<RegExp> {
  const routes: Record<string, string> = JSON.parse(await readFile('.next/app-path-routes-manifest.json', 'utf8'));
  const routesOfPost = [
    '/u/[token]',
    '/api/mailings',
    '/api/mailings/[id]',
    ...Object.values(routes).filter((route) => route.startsWith('/api/')),
  ];
  return new RegExp(`^(?:${routesOfPost.map((route) => route.replace(/\[[^\]]+\]/g, '[^/]+')).join('|')})$`);
}

/** A body that was answered before it was read whole is not listened to for long, whoever sends it. */
function endWithAnswer(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request;
  response.once('finish', () => {
    if (!request.complete) setTimeout(() => request.complete || socket.destroy(), longestRest).unref();
  });
}

/** A endpoint that does not know a method says which it knows (RFC 9110 section 15.5.6), which Next.js leaves out. */
function nameMethods(request: IncomingMessage, response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (status: number, ...more: []) => {
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    if (status === 405 && !response.hasHeader('Allow')) response.setHeader('Allow', isReading ? 'POST, OPTIONS' : 'GET, HEAD, OPTIONS');
    return writeHead(status, ...more);
  };
}

/** Next.js puts what its own answers vary by in the place of what `next.config.ts` has said already. */
function keepVary(response: ServerResponse): void {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    if (name.toLowerCase() !== 'vary') return setHeader(name, value);
    const parts = [response.getHeader('Vary') ?? [], value].flat().flatMap((part) => String(part).split(/\s*,\s*/));
    return setHeader(name, [...new Set(parts)].join(', '));
  };
}

/** Rules for headers go by the address: a hashed file that is missing would be missing for a year. */
function keepNoError(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (status: number, ...more: []) => {
    const isPrivate = String(response.getHeader('Cache-Control')).includes('no-store');
    if (status >= 400 && !isPrivate) response.setHeader('Cache-Control', revalidate);
    return writeHead(status, ...more);
  };
}
