import type { Reporter, TestError } from '@playwright/test/reporter';

/** Says at the end once more what failed outside every test, such as what ends a worker: amid thousands of lines nobody finds it. */
export default class ErrorsLast implements Reporter {
  private readonly errors: TestError[] = [];

  onError(error: TestError): void {
    this.errors.push(error);
  }

  onExit(): Promise<void> {
    for (const { stack, message, value, location } of this.errors)
      console.log(`\nOutside every test${location ? `, ${location.file}:${location.line}` : ''}: ${stack ?? message ?? value}`);
    return Promise.resolve();
  }
}
