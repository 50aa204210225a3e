/**
 * `npm test`: the content check, types, lint, unit tests, the build, and the site in a real browser. Every step runs, so
 * that one run tells everything; a step that cannot run counts as one failure. Ends with a line `N passed, N failed`.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser } from './find-browser';
import { runStep } from './run-step';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const reports = await mkdtemp(path.join(tmpdir(), 'newsletter-tests-'));
const unitReport = path.join(reports, 'unit.json');
const browserReport = path.join(reports, 'browser.json');
// A fixed address, so that a build made here stands for the tests whatever port they get.
const env: Record<string, string> = { SITE_URL: 'https://newsletter.example' };

const total: Count = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];

await step('Content check', 'npm', ['run', '--silent', 'check']);
await step('Types', 'npm', ['run', '--silent', 'types']);
await step('Format, lint and import table', 'npm', ['run', '--silent', 'lint']);
await step('Unit tests', 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`], readUnitReport);
const isBuilt = await step('Build', 'npm', ['run', '--silent', 'build']);
if (isBuilt && nameBrowser()) {
  env.PLAYWRIGHT_JSON_OUTPUT_NAME = browserReport;
  await step('Browser tests', 'playwright', ['test', '--reporter=list,json'], readBrowserReport);
} else {
  failures.push('Browser tests (not run)');
  total.failed++;
}

await rm(reports, { recursive: true });
if (failures.length) console.log(`\nFailed: ${failures.join(', ')}`);
if (total.skipped) console.log(`${total.skipped} skipped`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed ? 1 : 0);

/** Runs a step and adds what it counts: itself where it has no tests of its own. Gives whether it passed. */
async function step(name: string, command: string, args: string[], readCount?: () => Promise<Count>): Promise<boolean> {
  console.log(`\n— ${name}`);
  const started = performance.now();
  const isGood = (await runStep(command, args, env)) === 0;
  const count = (await readCount?.().catch(() => undefined)) ?? { passed: 0, failed: 0, skipped: 0 };
  if (count.passed + count.failed === 0) count[isGood && !readCount ? 'passed' : 'failed']++;
  if (!isGood && count.failed === 0) count.failed++;
  if (count.failed) failures.push(name);
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += count[key];
  console.log(`${name}: ${count.passed} passed, ${count.failed} failed, ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return count.failed === 0;
}

/** Puts the browser into the environment of the tests, and says why where there is none. */
function nameBrowser(): boolean {
  try {
    env.CHROMIUM_PATH = findBrowser();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

async function readUnitReport(): Promise<Count> {
  const report = JSON.parse(await readFile(unitReport, 'utf8'));
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests };
}

async function readBrowserReport(): Promise<Count> {
  const { stats } = JSON.parse(await readFile(browserReport, 'utf8'));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}
