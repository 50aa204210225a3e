import { expect, test } from 'vitest';
import { readTypeErrors } from './type-diagnostics';

test('each error of tsc names its file, line and column', () => {
  const output = `app/[locale]/page.tsx(3,14): error TS2322: Type 'number' is not assignable to type 'string'.
lib/base/site.ts(10,2): error TS2345: Argument of type 'A' is not assignable to parameter of type 'B'.
  Property 'x' is missing in type 'A'.
error TS6053: File 'gone.ts' not found.
`;
  expect(readTypeErrors(output).map(({ file, line, column, reason }) => [file, line, column, reason])).toEqual([
    ['app/[locale]/page.tsx', 3, 14, "Type 'number' is not assignable to type 'string' (TS2322)"],
    [
      'lib/base/site.ts',
      10,
      2,
      "Argument of type 'A' is not assignable to parameter of type 'B'. Property 'x' is missing in type 'A' (TS2345)",
    ],
  ]);
  expect(readTypeErrors('')).toEqual([]);
});
