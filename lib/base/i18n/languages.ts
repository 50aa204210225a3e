/** A language of the site. Everything that differs by language and is not a text for readers is here. */
interface Language {
  /** The tag for `lang` attributes and `hreflang` (BCP 47). Chinese names its script, so that browsers choose the right glyphs. */
  htmlLang: string;
  /** The tag with a territory, for dates and numbers and, with an underscore, for Open Graph. */
  regional: string;
  direction: 'ltr' | 'rtl';
  /** Chinese, Japanese and Korean: no italics, wide punctuation, more leading, strict line breaking. */
  isCjk: boolean;
  /** CSS font stacks of the site where they differ from those in `components/site/globals.css`. */
  fonts?: { serif: string; sans: string; emphasis: string };
  /** CSS font stacks of e-mails, without quotation marks: they are written into `style` attributes. */
  mailFonts: { serif: string; sans: string };
}

/** The site's languages by BCP 47 tag. The first is the default: its addresses have no prefix, and it fills in for missing texts. */
export const languages = {
  en: {
    htmlLang: 'en',
    regional: 'en-GB',
    direction: 'ltr',
    isCjk: false,
    mailFonts: {
      serif: 'Iowan Old Style,Palatino Linotype,Georgia,serif',
      sans: '-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif',
    },
  },
  zh: {
    htmlLang: 'zh-Hans',
    regional: 'zh-CN',
    direction: 'ltr',
    isCjk: true,
    fonts: {
      serif: '"Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Microsoft YaHei", serif',
      sans: 'system-ui, -apple-system, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif',
      emphasis: '"Kaiti SC", STKaiti, KaiTi',
    },
    mailFonts: {
      serif: 'Songti SC,Noto Serif CJK SC,SimSun,serif',
      sans: '-apple-system,PingFang SC,Microsoft YaHei,Noto Sans CJK SC,sans-serif',
    },
  },
} as const satisfies Record<string, Language>;

export type Locale = keyof typeof languages;

/** The locales in the site's order, the default first. */
export const locales = Object.keys(languages) as [Locale, ...Locale[]];
export const defaultLocale = locales[0];

/** Returns how the language is written and set; see `Language` for the fields. */
export function languageOf(locale: Locale): Language {
  return languages[locale];
}

/** Returns what precedes the path of a page: nothing for the default language, else `/zh`. */
export function localePrefix(locale: Locale): string {
  return locale === defaultLocale ? '' : `/${locale}`;
}

/** The source of a regular expression for an optional prefix, such as `(?:/(?:zh|ja))?`. */
export const prefixPattern = `(?:/(?:${locales.slice(1).join('|')}))?`;

/** Returns a value for each locale. */
export function perLocale<T>(make: (locale: Locale) => T): Record<Locale, T> {
  return Object.fromEntries(locales.map((locale) => [locale, make(locale)])) as Record<Locale, T>;
}
