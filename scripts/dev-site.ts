/** `npm run dev`: `next dev`, Contentlayer's watcher, the content check and the type check. Saved posts show in the open page at once. */
import { spawn } from 'node:child_process';
import { checkContent } from '../lib/content/check/check-content';
import { type Diagnostic, formatDiagnostic } from '../lib/content/check/diagnostic';
import { bundleAssets } from './build/bundle-assets';
import { type DiagnosticSource, startDiagnosticsServer } from './dev/diagnostics-server';
import { checkTypes } from './dev/type-diagnostics';
import { watchFiles } from './dev/watch-files';
import { ensureAdminToken } from './ensure-admin-token';
import { loadDevSettings } from './load-settings';
import { environment, runStep } from './run-step';
import { runTogether } from './run-together';

ensureAdminToken(loadDevSettings());
const diagnosticsServer = await startDiagnosticsServer();
await reportContent();
// The first page needs the data of Contentlayer and the names of style sheet and scripts.
await bundleAssets();
const code = await runStep('contentlayer2', ['build']);
if (code !== 0) process.exit(code);

const env = environment({ DEV_DIAGNOSTICS: diagnosticsServer.origin });
runTogether([
  spawn('contentlayer2', ['dev'], { stdio: ['ignore', 'ignore', 'inherit'], env }),
  spawn('next', ['dev', ...process.argv.slice(2)], { stdio: 'inherit', env }),
]);

const isCode = (file: string) => /\.tsx?$/.test(file);
watchFiles(['content'], () => true, reportContent);
// The style sheet has the classes that components use. A new name of it, or of a script, is a change of the pages.
const codeFolders = ['app', 'components', 'lib', 'server'];
watchFiles(codeFolders, (place, isFile) => !isFile || isCode(place) || place.endsWith('.css'), bundleAssets);
// `next dev` writes the types of routes when it starts, which starts the first check.
const routeTypes = /^\.next(?:\/dev(?:\/types(?:\/.*)?)?)?$/;
watchFiles(
  [...codeFolders, '.next'],
  (place, isFile) => (place.startsWith('.next') ? routeTypes.test(place) : !isFile || isCode(place)),
  reportTypes,
);

/** A post with an error keeps its last good page, or has none. */
async function reportContent(): Promise<void> {
  const diagnostics = await checkContent(process.cwd());
  report(
    'content',
    diagnostics.filter(({ severity }) => severity !== 'note'),
  );
}

async function reportTypes(): Promise<void> {
  report('types', await checkTypes());
}

/** Prints diagnostics, and shows them in the open pages. */
function report(source: DiagnosticSource, diagnostics: Diagnostic[]): void {
  for (const diagnostic of diagnostics) console.error(formatDiagnostic(diagnostic));
  diagnosticsServer.show(source, diagnostics);
}
