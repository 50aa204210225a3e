import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DataReader } from './data-reader';

const line = fc.string({ unit: fc.constantFrom('.', 'a', '\r', '\n', 'é'), maxLength: 6 });
const message = fc.array(line, { maxLength: 12 }).map((lines) => lines.map((each) => `${each}\r\n`).join(''));

test('dot-stuffing is undone for any division of the stream into chunks', () => {
  fc.assert(
    fc.property(message, fc.array(fc.nat(80)), (text, cuts) => {
      const sent = Buffer.from(`${text.replace(/(^|\r\n)\./g, '$1..')}.\r\nQUIT\r\n`);
      const received: Buffer[] = [];
      const reader = new DataReader((bytes) => received.push(Buffer.from(bytes)));
      let rest: Buffer | undefined;
      let from = 0;
      for (const to of [...cuts.sort((one, other) => one - other), sent.length]) {
        const chunk = sent.subarray(from, Math.max(from, to));
        from = Math.max(from, to);
        rest = rest ? Buffer.concat([rest, chunk]) : reader.push(chunk);
      }
      expect(Buffer.concat(received).toString()).toBe(text);
      expect(rest?.toString()).toBe('QUIT\r\n');
    }),
    { numRuns: 2000 },
  );
});
