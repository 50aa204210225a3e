import { createServer, type ServerResponse } from 'node:http';
import { build } from 'esbuild';
import { type Diagnostic, showControls } from '../../lib/content/check/diagnostic';
import { addressOf } from '../address-of';

/** A diagnostic as the page shows it. */
export interface ShownDiagnostic extends Diagnostic {
  /** Where to read the page that its file makes. */
  address?: string;
}

/** Hands diagnostics to the open pages. */
export interface DiagnosticsServer {
  /** Its own origin, on the loopback interface. `next.config.ts` leads `/dev/…` there. */
  origin: string;
  show(diagnostics: readonly Diagnostic[]): void;
}

/**
 * Serves, beside `next dev`, the script that shows diagnostics (`/diagnostics.js`) and the diagnostics as they change (`/diagnostics`, as
 * server-sent events): no part of the site knows of them, so no build can hold anything of it.
 */
export async function startDiagnosticsServer(): Promise<DiagnosticsServer> {
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
  if (typeof address !== 'object' || !address) throw new Error('There is no port for the diagnostics.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    show(diagnostics) {
      latest = `data: ${JSON.stringify(diagnostics.map(shown))}\n\n`;
      for (const page of pages) page.write(latest);
    },
  };
}

function shown(diagnostic: Diagnostic): ShownDiagnostic {
  const { reason, fix, file } = diagnostic;
  return { ...diagnostic, reason: showControls(reason), fix: showControls(fix), file: showControls(file), address: addressOf(file) };
}

async function bundleStrip(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['scripts/dev/diagnostics-strip.browser.ts'],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    tsconfigRaw: {},
    charset: 'utf8',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
