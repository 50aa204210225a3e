import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Numbers of tests. */
export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

export interface TestTime {
  name: string;
  file: string;
  seconds: number;
}

interface Report {
  count: Count;
  times: TestTime[];
}

/** Reads a report of Vitest's JSON reporter. */
export async function readUnitReport(file: string): Promise<Report> {
  const report: UnitReport = JSON.parse(await readFile(file, 'utf8'));
  const times = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, duration }) => ({
      name: fullName,
      file: path.relative('.', name),
      seconds: (duration ?? 0) / 1000,
    })),
  );
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests, numTodoTests } = report;
  return { count: { passed, failed, skipped: numPendingTests + numTodoTests }, times };
}

/** Reads a report of Playwright's JSON reporter. A flaky test counts as failed. */
export async function readBrowserReport(file: string): Promise<Report> {
  const { stats, suites }: BrowserReport = JSON.parse(await readFile(file, 'utf8'));
  const count = { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
  return { count, times: suites.flatMap((suite) => timesIn(suite)) };
}

function timesIn({ suites = [], specs }: Suite): TestTime[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests.flatMap(({ projectName, results }) =>
      results.map(({ duration }) => ({ name: `${title} (${projectName})`, file: path.join('e2e', file), seconds: duration / 1000 })),
    ),
  );
  return [...own, ...suites.flatMap(timesIn)];
}

interface UnitReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; assertionResults: { fullName: string; duration?: number | null }[] }[];
}

interface BrowserReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: Suite[];
}

interface Suite {
  suites?: Suite[];
  specs: { title: string; file: string; tests: { projectName: string; results: { duration: number }[] }[] }[];
}
