'use client';

import { dictionary, htmlLang, locales } from '@/lib/i18n';
import './globals.css';

/**
 * What readers see when a page cannot be made (status 500). Next.js wants a client component here, and knows no address
 * when it makes this page: so it speaks every language of the site.
 */
export default function GlobalError() {
  return (
    <html lang={htmlLang(locales[0])}>
      <body>
        <title>{dictionary(locales[0]).error.title}</title>
        <main className="mx-auto max-w-text px-5 py-20">
          {locales.map((locale, index) => {
            const { error, notFound } = dictionary(locale);
            const Heading = index === 0 ? 'h1' : 'h2';
            return (
              <section key={locale} lang={htmlLang(locale)} className="mb-12">
                <Heading className="font-serif text-title font-bold">{error.title}</Heading>
                <p className="mt-3 text-muted">{error.text}</p>
                <p className="mt-4">
                  <a href={locale === locales[0] ? '/' : `/${locale}`} className="text-accent underline">
                    {notFound.home}
                  </a>
                </p>
              </section>
            );
          })}
        </main>
      </body>
    </html>
  );
}
