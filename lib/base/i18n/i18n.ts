import en from '../../../content/dictionaries/en.json' with { type: 'json' };
import zh from '../../../content/dictionaries/zh.json' with { type: 'json' };

/** The site's languages, as BCP 47 tags; the first is the one with bare addresses. */
export const locales = ['en', 'zh'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = locales[0];

/** Words that depend on a number, by CLDR plural category. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** The shape of the English dictionary with every leaf a string, and every count a `Plural`. */
type Words<T> = { [K in keyof T]: T[K] extends string ? string : T[K] extends { other: string } ? Plural : Words<T[K]> };
export type Dictionary = Words<typeof en>;

const dictionaries: Record<Locale, Dictionary> = { en, zh };

/** Making a formatter takes far longer than using it. */
const formatters = { en: formattersOf('en'), zh: formattersOf('zh') };

export function dictionary(locale: Locale): Dictionary {
  return dictionaries[locale];
}

export function isLocale(value: string): value is Locale {
  return (locales as readonly string[]).includes(value);
}

/** The locale that a route parameter names. Throws on any other value: routes are only built for `locales`. */
export function toLocale(value: string): Locale {
  if (isLocale(value)) return value;
  throw new RangeError(`"${value}" is not one of the site's languages (${locales.join(', ')})`);
}

/** The site's other languages. */
export function otherLocales(locale: Locale): Locale[] {
  return locales.filter((other) => other !== locale);
}

/** A language's name in the reader's language: “Chinese”, “英语”. */
export function languageName(locale: Locale, language: Locale): string {
  return formatters[locale].languages.of(language) ?? language;
}

/** The tag for the `lang` attribute: Chinese names its script, so that browsers choose the right glyphs. */
export function htmlLang(locale: Locale): string {
  return locale === 'zh' ? 'zh-Hans' : locale;
}

/** The address of a page in a language: `localePath('zh', '/posts')` is `/zh/posts`, English is bare. */
export function localePath(locale: Locale, path: string): string {
  if (locale === defaultLocale) return path;
  return path === '/' ? `/${locale}` : `/${locale}${path}`;
}

/** Puts values into a dictionary text: `fill('Page {n}', { n: 2 })` is `Page 2`. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}

/** Chooses the plural form for `n` by the rules of the language (CLDR) and puts the number in. */
export function fillCount(locale: Locale, forms: Plural, n: number): string {
  const { plurals, numbers } = formatters[locale];
  return fill(forms[plurals.select(n)] ?? forms.other, { n: numbers.format(n) });
}

function formattersOf(locale: Locale) {
  return {
    languages: new Intl.DisplayNames(locale, { type: 'language' }),
    plurals: new Intl.PluralRules(locale),
    numbers: new Intl.NumberFormat(locale),
  };
}
