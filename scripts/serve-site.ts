import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { securityHeaders } from '../lib/security-headers.mjs';
import { whenStopped } from './when-stopped';

/** How long answers under way may take when the server is told to stop, in milliseconds. */
const patience = 5000;

/**
 * Serves the build that is here, as `next start` does, with our security headers on every answer: Next.js itself leaves
 * them off redirects. Gives when the site answers; throws when the port cannot be had.
 */
export async function serveSite(port: number, host?: string): Promise<void> {
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  const { default: next } = await import('next');
  const { inline } = JSON.parse(await readFile('.browser/scripts.json', 'utf8'));
  const headers = securityHeaders(Object.values(inline));
  const site = next({ dev: false, port, hostname: host });
  await site.prepare();
  const answer = site.getRequestHandler();
  const server = createServer((request, response) => {
    for (const { key, value } of headers) response.setHeader(key, value);
    answer(request, response);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  whenStopped(() => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), patience).unref();
  });
}
