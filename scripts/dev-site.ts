/** `npm run dev`: the check and the content watcher beside `next dev`. A saved post shows in the open page at once. */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { checkContent } from '../lib/check/check-content';
import { formatFinding } from '../lib/check/finding';
import { bundleAssets } from './build/bundle-assets';
import { startFindingsServer } from './dev/findings-server';
import { keepAdminToken } from './keep-admin-token';
import { loadDevSettings } from './load-settings';
import { environment, runStep } from './run-step';
import { stopTogether } from './stop-together';

keepAdminToken(loadDevSettings());
const findingsServer = await startFindingsServer();
await reportFindings();
// Types and data must be there before the first page asks for them.
await bundleAssets();
const code = await runStep('contentlayer2', ['build']);
if (code !== 0) process.exit(code);

const env = environment({ DEV_FINDINGS: findingsServer.origin });
stopTogether([
  spawn('contentlayer2', ['dev'], { stdio: ['ignore', 'ignore', 'inherit'], env }),
  spawn('next', ['dev', ...process.argv.slice(2)], { stdio: 'inherit', env }),
]);

// Editors write a file in several steps: what follows a change waits until they are done.
const recheck = onceQuiet(reportFindings);
watch('content', { recursive: true }, recheck);

// The style sheet holds what the components ask for. A new name of it, or of a script, is a change of the pages.
const rebundle = onceQuiet(() => bundleAssets().catch((error) => console.error(error.message)));
for (const folder of ['app', 'components', 'lib'])
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
async function reportFindings(): Promise<void> {
  const findings = await checkContent(process.cwd());
  const shown = findings.filter(({ severity }) => severity !== 'note');
  for (const finding of shown) console.error(formatFinding(finding));
  findingsServer.show(shown);
}
