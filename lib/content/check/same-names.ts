import { defaultLocale } from '../../base/i18n/i18n';
import type { Diagnostic } from './diagnostic';

/**
 * Files that are one file to a disk which takes capital letters for small ones or é for e with an accent behind it (macOS,
 * Windows): of two such files in a repository only one is there. `x.en.mdx` and `x.mdx` are one post, too.
 */
export function sameNames(files: readonly string[]): Diagnostic[] {
  const first = new Map<string, string>();
  return files.flatMap((file) => {
    const key = plain(file).replace(`.${defaultLocale}.mdx`, '.mdx');
    const other = first.get(key);
    if (other === undefined) first.set(key, file);
    if (other === undefined) return [];
    const reason =
      plain(file) === plain(other)
        ? `on some computers this file and ${other} are one: only capital letters, or how accents are written, tell them apart`
        : `this file and ${other} are the same post`;
    return [{ file, line: 1, column: 1, severity: 'error', reason, fix: 'Delete one of the two, or give it another name.' }];
  });
}

function plain(file: string): string {
  return file.normalize('NFC').toLowerCase();
}
