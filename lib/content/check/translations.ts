import { defaultLocale, isLocale, languageName, locales } from '../../base/i18n/i18n';
import { localizedForm } from '../schema/fields';
import type { CheckedFile } from './check-file';
import type { Diagnostic, FileDiagnostic } from './diagnostic';
import type { YamlMap } from './yaml-map';

/** Checks that the translations of a post have the same date, category and tags, and are listed or unlisted together. */
export function checkTranslations(files: CheckedFile[]): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const originals = new Map(files.filter(({ lang }) => lang === defaultLocale).map((file) => [`${file.kind} ${file.slug}`, file]));
  for (const { file, kind, slug, lang, post } of files) {
    const original = originals.get(`${kind} ${slug}`);
    if (lang === defaultLocale || !post || !original?.post) continue;
    const theirs = original.post.value;
    for (const field of ['date', 'category'] as const) {
      if (post.value[field] !== theirs[field])
        diagnostics.push({
          file,
          ...post.at(field),
          severity: 'error',
          reason: `"${field}" is ${post.value[field]}, but ${original.file} has ${theirs[field]}`,
          fix: 'A translation has the date and category of its original: write the same in both.',
        });
    }
    if ([...post.value.tags].sort().join() !== [...theirs.tags].sort().join())
      diagnostics.push({
        file,
        ...post.at('tags'),
        severity: 'error',
        reason: `the tags differ from those of ${original.file} (${theirs.tags.join(', ')})`,
        fix: 'Write the same in both: otherwise a page of a tag would have no counterpart in the other language.',
      });
    if (Boolean(post.value.unlisted) !== Boolean(theirs.unlisted))
      diagnostics.push({
        file,
        ...post.at('unlisted'),
        severity: 'error',
        reason: `${post.value.unlisted ? 'this translation' : original.file} is unlisted, its counterpart is not`,
        fix: 'Write "unlisted: true" in both files, or in neither.',
      });
  }
  return diagnostics;
}

/** Returns a warning for each localized text of a YAML file that lacks a language: its readers get the default language's. */
export function findMissingTexts({ value, at }: Pick<YamlMap<unknown>, 'value' | 'at'>): FileDiagnostic[] {
  return missingIn(value, []);

  function missingIn(value: unknown, path: PropertyKey[]): FileDiagnostic[] {
    if (typeof value !== 'object' || value === null) return [];
    const keys = Object.keys(value);
    if (!keys.includes(defaultLocale) || !keys.every(isLocale))
      return Object.entries(value).flatMap(([key, inner]) => missingIn(inner, [...path, Array.isArray(value) ? Number(key) : key]));
    const name = String(path.at(-1));
    return locales
      .filter((locale) => !keys.includes(locale))
      .map((locale) => ({
        ...at(...path, locale),
        severity: 'warning',
        reason: `"${name}.${locale}" is missing: readers of ${languageName(defaultLocale, locale)} get the ${languageName(defaultLocale, defaultLocale)} text`,
        fix: `Write ${localizedForm(name, value)}.`,
      }));
  }
}
