import type { Reporter, TestError } from '@playwright/test/reporter';

/** Repeats errors outside tests, such as the crash of a worker, at the end, where they are found. */
export default class GlobalErrorsReporter implements Reporter {
  private readonly errors: TestError[] = [];

  onError(error: TestError): void {
    this.errors.push(error);
  }

  onExit(): Promise<void> {
    for (const { stack, message, value, location } of this.errors)
      console.log(`\nError outside a test${location ? `, ${location.file}:${location.line}` : ''}: ${stack ?? message ?? value}`);
    return Promise.resolve();
  }
}
