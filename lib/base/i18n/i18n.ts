import en from '../../../content/dictionaries/en.json' with { type: 'json' };
import zh from '../../../content/dictionaries/zh.json' with { type: 'json' };
import { defaultLocale, type Locale, languageOf, localePrefix, locales, perLocale } from './languages';

export { defaultLocale, type Locale, locales };

/** A text that depends on a number, by CLDR plural category. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** The shape of the English dictionary with every leaf a string, and every count a `Plural`. */
type Words<T> = { [K in keyof T]: T[K] extends string ? string : T[K] extends { other: string } ? Plural : Words<T[K]> };
export type Dictionary = Words<typeof en>;

const dictionaries: Record<Locale, Dictionary> = { en, zh };

/** Kept, since creating a formatter takes far longer than using it. */
const formatters = perLocale((locale) => ({
  languages: new Intl.DisplayNames(locale, { type: 'language' }),
  plurals: new Intl.PluralRules(locale),
  numbers: new Intl.NumberFormat(locale),
}));

export function dictionary(locale: Locale): Dictionary {
  return dictionaries[locale];
}

export function isLocale(value: string): value is Locale {
  return (locales as readonly string[]).includes(value);
}

/** Returns a route parameter as a locale. Throws a RangeError for any other value. */
export function toLocale(value: string): Locale {
  if (isLocale(value)) return value;
  throw new RangeError(`"${value}" is not one of the site's languages (${locales.join(', ')})`);
}

export function otherLocales(locale: Locale): Locale[] {
  return locales.filter((other) => other !== locale);
}

/** Returns a language's name in the reader's language: “Chinese”, “英语”. */
export function languageName(locale: Locale, language: Locale): string {
  return formatters[locale].languages.of(language) ?? language;
}

/** Returns the tag for `lang` attributes and `hreflang` (BCP 47). */
export function htmlLang(locale: Locale): string {
  return languageOf(locale).htmlLang;
}

/** Returns the attributes of an `<html>` element. Left-to-right is the default direction. */
export function htmlAttributes(locale: Locale): { lang: string; dir?: 'rtl' } {
  const { htmlLang: lang, direction } = languageOf(locale);
  return direction === 'rtl' ? { lang, dir: direction } : { lang };
}

/** Returns the address of a page in a language: `localePath('zh', '/posts')` is `/zh/posts`; English has no prefix. */
export function localePath(locale: Locale, path: string): string {
  const prefix = localePrefix(locale);
  return path === '/' ? prefix || '/' : `${prefix}${path}`;
}

/** Replaces the `{name}` placeholders of a dictionary text; unknown ones stay: `fill('Page {n}', { n: 2 })` is `Page 2`. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}

/** Chooses the plural form for `n` by the rules of the language (CLDR) and fills in the number. */
export function fillCount(locale: Locale, forms: Plural, n: number): string {
  const { plurals, numbers } = formatters[locale];
  return fill(forms[plurals.select(n)] ?? forms.other, { n: numbers.format(n) });
}
