import { createServer, type ServerResponse } from 'node:http';
import { build } from 'esbuild';
import { type Diagnostic, showControls } from '../../lib/content/check/diagnostic';
import { addressOf } from '../address-of';

/** What found a diagnostic: the content check or the type check. */
export type DiagnosticSource = 'content' | 'types';

/** A diagnostic as the page shows it. */
export interface ShownDiagnostic extends Diagnostic {
  source: DiagnosticSource;
  /** The path of the page that its file makes. */
  address?: string;
}

/** Sends diagnostics to the open pages. */
export interface DiagnosticsServer {
  /** Its own origin, on the loopback interface. `next.config.ts` rewrites `/dev/…` to it. */
  origin: string;
  /** Replaces the diagnostics of a source. */
  show(source: DiagnosticSource, diagnostics: readonly Diagnostic[]): void;
}

/**
 * Serves, beside `next dev`, the script that shows diagnostics (`/diagnostics.js`) and the diagnostics as they change (`/diagnostics`, as
 * server-sent events). The site itself does not know of them, so that no build can contain them.
 */
export async function startDiagnosticsServer(): Promise<DiagnosticsServer> {
  const script = await bundleStrip();
  const pages = new Set<ServerResponse>();
  const latest: Record<DiagnosticSource, ShownDiagnostic[]> = { content: [], types: [] };
  const event = () => `data: ${JSON.stringify(Object.values(latest).flat())}\n\n`;
  const server = createServer((request, response) => {
    if (request.url?.endsWith('.js')) {
      response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-store' }).end(script);
      return;
    }
    // Compression would hold events back until there are enough bytes.
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform' }).write(event());
    pages.add(response);
    response.on('close', () => pages.delete(response));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('No port is free for the diagnostics server.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    show(source, diagnostics) {
      latest[source] = diagnostics.map((diagnostic) => shown(source, diagnostic));
      for (const page of pages) page.write(event());
    },
  };
}

function shown(source: DiagnosticSource, diagnostic: Diagnostic): ShownDiagnostic {
  const { reason, fix, file } = diagnostic;
  return {
    ...diagnostic,
    source,
    reason: showControls(reason),
    fix: showControls(fix),
    file: showControls(file),
    address: addressOf(file),
  };
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
