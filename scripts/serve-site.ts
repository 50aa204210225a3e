import { createServer } from 'node:http';
import { runShutdownHooks } from '../lib/base/process/shutdown-hooks';
import { onSignal } from './on-signal';
import { createNextHandler } from './serve/next-handler';
import { keepAlive } from './static-responses/send-ready';
import { serveStaticResponses } from './static-responses/static-server';

/** How long requests may take when the server is told to stop, in milliseconds. */
const shutdownTimeout = 5000;

/** Limits for clients that send slowly, in milliseconds, so that many of them do not block others. */
const timeouts = { keepAliveTimeout: keepAlive * 1000, headersTimeout: 15_000, requestTimeout: 20_000, connectionsCheckingInterval: 5000 };

/** A port of a network interface (of all without `host`), or an open socket by its file descriptor. */
type ListenAddress = { port: number; host?: string } | { fd: number };

/**
 * Serves the build in this folder: finished responses from its files, all others as `next start` does. With `isNextAlone` Next.js sends
 * all responses, for comparison. Resolves when the site accepts requests; throws if the port is in use.
 */
export async function serveSite(address: ListenAddress, { isNextAlone = false } = {}): Promise<void> {
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  const nextHandler = await createNextHandler('port' in address ? { port: address.port, hostname: address.host } : {});
  const server = createServer(timeouts, isNextAlone ? nextHandler : await serveStaticResponses(nextHandler));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(address, resolve));
  onSignal(() => {
    const requestsEnded = new Promise<void>((resolve) => server.close(() => resolve()));
    void runShutdownHooks(requestsEnded).then(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), shutdownTimeout).unref();
  });
}
