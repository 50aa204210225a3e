/** `npm run dev`: the check and the content watcher beside `next dev`. A saved post shows in the open page at once. */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { checkContent } from '../lib/content/check/check-content';
import { formatDiagnostic } from '../lib/content/check/diagnostic';
import { bundleAssets } from './build/bundle-assets';
import { startDiagnosticsServer } from './dev/diagnostics-server';
import { ensureAdminToken } from './ensure-admin-token';
import { loadDevSettings } from './load-settings';
import { environment, runStep } from './run-step';
import { runTogether } from './run-together';

ensureAdminToken(loadDevSettings());
const diagnosticsServer = await startDiagnosticsServer();
await reportDiagnostics();
// Types and data must be there before the first page asks for them.
await bundleAssets();
const code = await runStep('contentlayer2', ['build']);
if (code !== 0) process.exit(code);

const env = environment({ DEV_DIAGNOSTICS: diagnosticsServer.origin });
runTogether([
  spawn('contentlayer2', ['dev'], { stdio: ['ignore', 'ignore', 'inherit'], env }),
  spawn('next', ['dev', ...process.argv.slice(2)], { stdio: 'inherit', env }),
]);

// Editors write a file in several steps: what follows a change waits until they are done.
const recheck = onceQuiet(reportDiagnostics);
watch('content', { recursive: true }, recheck);

// The style sheet holds what the components ask for. A new name of it, or of a script, is a change of the pages.
const rebundle = onceQuiet(() => bundleAssets().catch((error) => console.error(error.message)));
for (const folder of ['app', 'components', 'lib', 'server'])
  watch(folder, { recursive: true }, (_, name) => {
    if (name && /\.(css|tsx?)$/.test(name)) rebundle();
  });

/** Calls `work` when nothing has asked for it for a moment. */
function onceQuiet(work: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, 300);
  };
}

/** Prints what the check finds, and shows it in the open pages: a post with an error keeps its last good page, or has none. */
async function reportDiagnostics(): Promise<void> {
  const diagnostics = await checkContent(process.cwd());
  const shown = diagnostics.filter(({ severity }) => severity !== 'note');
  for (const diagnostic of shown) console.error(formatDiagnostic(diagnostic));
  diagnosticsServer.show(shown);
}
