/**
 * `npm test`: content check, types, lint, build, unit tests and browser tests. `--all` (`npm run test:all`) adds the tests tagged
 * `all`; `--crash` (`npm run test:crash`) runs only the crash tests, at length; `--shard 1/3` runs a third of the unit and browser
 * tests. Every step runs even if another failed. Ends with the ten slowest tests and a line `N passed, N failed`; exit code 1 if any
 * failed.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from './find-browser';
import { runQuietly, runStep } from './run-step';
import { type Count, readBrowserReport, readUnitReport, type TestTime } from './tests/test-reports';

const { values } = parseArgs({ options: { all: { type: 'boolean' }, crash: { type: 'boolean' }, shard: { type: 'string' } } });
if (values.shard !== undefined && !/^[1-9]\d*\/[1-9]\d*$/.test(values.shard)) {
  console.error(`--shard is "${values.shard}": expected a part and the number of parts, such as 1/3.`);
  process.exit(2);
}

const reports = await mkdtemp(path.join(tmpdir(), 'newsletter-tests-'));
const [unitReport, browserReport] = ['unit.json', 'browser.json'].map((name) => path.join(reports, name)) as [string, string];
const env: Record<string, string> = {
  // A fixed origin, so that the build does not depend on the port of the tests.
  SITE_URL: 'https://newsletter.example',
  PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport,
  ...(values.all && { THOROUGH: '1' }),
  ...(values.crash && { KILLS: '200', LONG: '1', HOSTILE: '10000', SCANS: '10000' }),
};
const shard = values.shard ? [`--shard=${values.shard}`] : [];
const unit = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`, ...shard];
const browser = ['test', '--reporter=list,json,./test/browser/global-errors-reporter.ts', ...shard];
if (values.crash) {
  unit.push('--tagsFilter=crash');
  browser.push('--grep=@crash', '--project=site');
} else if (!values.all) {
  unit.push('--tagsFilter=!all');
  browser.push('--grep-invert=@all', '--project=site', '--project=fixture site', '--project=development');
}

const total: Count = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];
const times: TestTime[] = [];

if (!values.crash) {
  await step('Types', () => npm('types'));
  await step('Format, lint and import table', () => npm('lint'));
}
// The build starts with the content check, which therefore has no step of its own.
const isBuilt = await step('Build', () => npm('build'));
// The fixture site is built during the unit tests, which often wait for a database or a timer.
const fixtureSite =
  isBuilt && !values.crash ? runQuietly('node', ['--import', 'tsx', 'test/browser/serve-fixture-site.ts', '--build'], env) : undefined;
await step(
  'Unit tests',
  () => runStep('vitest', unit, env),
  () => readUnitReport(unitReport),
);
if (fixtureSite) await step('Build of the fixture site', () => awaitBackground(fixtureSite));
if (isBuilt && setBrowserPath()) {
  await step(
    'Browser tests',
    () => runStep('playwright', browser, env),
    () => readBrowserReport(browserReport),
  );
} else {
  failures.push('Browser tests (not run)');
  total.failed++;
}
await rm(reports, { recursive: true });

console.log('\nThe ten slowest tests, in seconds:');
for (const { name, file, seconds } of times.sort((one, other) => other.seconds - one.seconds).slice(0, 10))
  console.log(`${seconds.toFixed(1).padStart(6)}  ${file}  ${name}`);
if (failures.length) console.log(`\nFailed: ${failures.join(', ')}`);
if (total.skipped) console.log(`${total.skipped} skipped`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed ? 1 : 0);

/** Runs a step and adds the counts of its report, or one for the step where it has none. Returns whether it passed. */
async function step(
  name: string,
  run: () => Promise<number>,
  readReport?: () => Promise<{ count: Count; times: TestTime[] }>,
): Promise<boolean> {
  console.log(`\n— ${name}`);
  const started = performance.now();
  const isGood = (await run()) === 0;
  const report = await readReport?.().catch(() => undefined);
  const count = report?.count ?? { passed: 0, failed: 0, skipped: 0 };
  times.push(...(report?.times ?? []));
  if (count.passed + count.failed === 0) count[isGood && !readReport ? 'passed' : 'failed']++;
  if (!isGood && count.failed === 0) count.failed++;
  if (count.failed) failures.push(name);
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += count[key];
  console.log(`${name}: ${count.passed} passed, ${count.failed} failed, ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return count.failed === 0;
}

function npm(script: string): Promise<number> {
  return runStep('npm', ['run', '--silent', script], env);
}

/** Waits for a background program. Prints its output if it failed. */
async function awaitBackground(running: Promise<{ code: number; output: string }>): Promise<number> {
  const { code, output } = await running;
  if (code !== 0) console.log(output);
  return code;
}

/** Sets `CHROMIUM_PATH` for the tests. Returns false, after an error message, if there is no browser. */
function setBrowserPath(): boolean {
  try {
    env.CHROMIUM_PATH = findBrowser();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}
