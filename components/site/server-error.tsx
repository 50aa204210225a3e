import { dictionary, htmlLang, type Locale, localePath, otherLocales } from '@/lib/base/i18n/i18n';

/** The text for status 500 in every language, `locale` first: the static error page does not know the language of the request. */
export function ServerError({ locale }: { locale: Locale }) {
  return [locale, ...otherLocales(locale)].map((language, index) => {
    const { error, notFound } = dictionary(language);
    const Heading = index === 0 ? 'h1' : 'h2';
    return (
      <section key={language} lang={htmlLang(language)} className="my-14 max-w-text">
        <Heading className="font-serif text-title font-bold tracking-tight">{error.title}</Heading>
        <p className="mt-3 text-lg text-muted">{error.text}</p>
        <p className="mt-4">
          <a href={localePath(language, '/')} className="py-1 text-accent underline underline-offset-4">
            {notFound.home}
          </a>
        </p>
      </section>
    );
  });
}
