import { dictionary, htmlLang, type Locale, localePath, otherLocales } from '@/lib/base/i18n/i18n';

/**
 * What readers see when something fails on our side, in every language of the site, `locale` first: where a failure is
 * answered by a ready page, nothing knows which language was asked for.
 */
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
