import { createServer, type ServerResponse } from 'node:http';
import { build } from 'esbuild';
import { type Finding, showControls } from '../../lib/check/finding';
import { addressOf } from '../address-of';

/** A finding as the page shows it. */
export interface ShownFinding extends Finding {
  /** Where to read the page that its file makes. */
  address?: string;
}

/** Hands findings to the open pages. */
export interface FindingsServer {
  /** Its own origin, on the loopback interface. `next.config.ts` leads `/dev/…` there. */
  origin: string;
  show(findings: readonly Finding[]): void;
}

/**
 * Serves, beside `next dev`, the script that shows findings (`/findings.js`) and the findings as they change (`/findings`, as
 * server-sent events): no part of the site knows of them, so no build can hold anything of it.
 */
export async function startFindingsServer(): Promise<FindingsServer> {
  const script = await bundleStrip();
  const pages = new Set<ServerResponse>();
  let latest = 'data: []\n\n';
  const server = createServer((request, response) => {
    if (request.url?.endsWith('.js')) {
      response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-store' }).end(script);
      return;
    }
    // Compressed, they would wait until there are enough of them.
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform' }).write(latest);
    pages.add(response);
    response.on('close', () => pages.delete(response));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('There is no port for the findings.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    show(findings) {
      latest = `data: ${JSON.stringify(findings.map(shown))}\n\n`;
      for (const page of pages) page.write(latest);
    },
  };
}

function shown(finding: Finding): ShownFinding {
  const { reason, fix, file } = finding;
  return { ...finding, reason: showControls(reason), fix: showControls(fix), file: showControls(file), address: addressOf(file) };
}

async function bundleStrip(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['scripts/dev/findings-strip.browser.ts'],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    tsconfigRaw: {},
    charset: 'utf8',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
