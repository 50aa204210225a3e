import type { ReactNode } from 'react';
import { dictionary, type Locale } from '@/lib/base/i18n/i18n';
import { Footer } from './footer';
import { Header } from './header';

/** The header, main element and footer of every page. See `Header` for `path` and `languages`. */
export function Frame({ children, ...place }: { locale: Locale; path: string; languages: Locale[]; children: ReactNode }) {
  const { nav } = dictionary(place.locale);
  return (
    <>
      <a
        href="#page.content"
        className="sr-only rounded-md bg-accent px-4 py-2 text-paper focus:not-sr-only focus:absolute focus:left-4 focus:top-3 focus:z-10"
      >
        {nav.skip}
      </a>
      <Header {...place} />
      <main id="page.content" className="mx-auto w-full max-w-shell px-5 sm:px-8" tabIndex={-1}>
        {children}
      </main>
      <Footer locale={place.locale} />
    </>
  );
}
