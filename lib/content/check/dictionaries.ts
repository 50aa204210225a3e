import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { defaultLocale, locales } from '../../base/i18n/i18n';
import type { Diagnostic } from './diagnostic';

/**
 * Checks each dictionary against the default language's: the same keys, no empty text, the same `{placeholders}`. Plural forms may
 * differ between languages, but each has `other`.
 */
export async function checkDictionaries(root: string): Promise<Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  const flat = new Map<string, Map<string, string>>();
  for (const locale of locales) {
    const file = fileOf(locale);
    try {
      flat.set(locale, flatten(JSON.parse(await readFile(path.join(root, file), 'utf8'))));
    } catch (error) {
      diagnostics.push({
        file,
        line: 1,
        column: 1,
        severity: 'error',
        reason: `this is not valid JSON: ${error instanceof Error ? error.message : error}`,
        fix: 'Compare commas and quotes with the lines around.',
      });
    }
  }

  const original = flat.get(defaultLocale) ?? new Map<string, string>();
  for (const [locale, words] of flat) {
    const report = (reason: string, fix: string) =>
      diagnostics.push({ file: fileOf(locale), line: 1, column: 1, severity: 'error', reason, fix });
    for (const [key, text] of words) {
      if (text.trim() === '') report(`"${key}" is empty`, 'Write the text that readers see.');
      const model = original.get(key) ?? original.get(key.replace(/\.\w+$/, '.other'));
      if (model === undefined) report(`"${key}" is not a key of ${fileOf(defaultLocale)}`, 'Delete it, or add it to every language.');
      else if (placeholders(model) !== placeholders(text))
        report(
          `"${key}" has the placeholders ${placeholders(text) || 'none'}, ${fileOf(defaultLocale)} has ${placeholders(model) || 'none'}`,
          'Use the same {placeholders}.',
        );
    }
    for (const key of original.keys())
      if (!words.has(key) && !words.has(key.replace(/\.\w+$/, '.other')))
        report(`"${key}" is missing`, `Translate it from ${fileOf(defaultLocale)}.`);
  }
  return diagnostics;
}

function fileOf(locale: string): string {
  return `content/dictionaries/${locale}.json`;
}

function placeholders(text: string): string {
  return [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ');
}

function flatten(value: unknown, prefix = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[prefix, String(value)]]);
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...flatten(inner, prefix ? `${prefix}.${key}` : key)]));
}
