import { type Locale, perLocale } from '../../lib/base/i18n/languages';

/** Returns a localized text: the given one in every language, apart from `others`. */
export function localized(text: string, others: Partial<Record<Locale, string>> = {}): Record<Locale, string> {
  return { ...perLocale(() => text), ...others };
}

/** Returns the same as YAML on one line: `{ en: "MIT", zh: "MIT" }`. */
export function localizedYaml(text: string, others: Partial<Record<Locale, string>> = {}): string {
  const texts = Object.entries(localized(text, others)).map(
    ([locale, text]) => `${locale}: ${/^[\p{L}\p{N} .。]+$/u.test(text) ? text : JSON.stringify(text)}`,
  );
  return `{ ${texts.join(', ')} }`;
}
