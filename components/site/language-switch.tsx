import { dictionary, fill, htmlLang, type Locale, languageName, localePath, otherLocales } from '@/lib/base/i18n/i18n';

/** Links to this page in the other languages. For a language without this page, says so and links to its home page. */
export function LanguageSwitch({ locale, path, languages }: { locale: Locale; path: string; languages: Locale[] }) {
  const words = dictionary(locale).language;
  return otherLocales(locale).map((other) => {
    const language = languageName(locale, other);
    if (languages.includes(other))
      return (
        <a
          key={other}
          href={localePath(other, path)}
          hrefLang={htmlLang(other)}
          lang={htmlLang(other)}
          className="px-1 py-1 hover:text-accent"
        >
          {dictionary(other).languageName}
        </a>
      );
    return (
      <a key={other} href={localePath(other, '/')} hrefLang={htmlLang(other)} className="px-1 py-1 text-muted hover:text-accent">
        {fill(words.missing, { language })}
        <span className="sr-only">{fill(words.leadsHome, { language })}</span>
      </a>
    );
  });
}
