import { expect, test } from 'vitest';
import { clientModulesIn } from './flight';

const modules = (text: string) => [...clientModulesIn(Buffer.from(text))];

test('modules are found in import rows, with numbers and names as ids', () => {
  expect(modules('1:"$Sreact.fragment"\n3:I[39756,["/a.js"],"default"]\n4:I["[project]/x.tsx",[],"X"]\n:HL["/a.css","style"]\n')).toEqual([
    '39756',
    '[project]/x.tsx',
  ]);
});

test('text that looks like rows is text', () => {
  const text = 'see 5:I[1,[],"x"]\n6:I[2,[],"y"]\n文';
  const length = Buffer.byteLength(text).toString(16);
  expect(modules(`1:T${length},${text}2:["$","p",null,{}]\n`)).toEqual([]);
  expect(modules(`1:T${length},${text}2:I[7,[],"z"]\n`)).toEqual(['7']);
});

test('data in another format is an error', () => {
  expect(() => modules('<html>')).toThrow('has no id');
  expect(() => modules('1:["$","p"]')).toThrow('does not end');
  expect(() => modules('1:I[{}]\n')).toThrow('names no module');
  expect(() => modules('1:Tzz,text')).toThrow('has no length');
});
