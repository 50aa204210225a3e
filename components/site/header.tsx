import { dictionary, type Locale, localePath } from '@/lib/base/i18n/i18n';
import { findPage } from '@/lib/content/model/pages';
import { SearchLink } from '../search/search-link';
import { LanguageSwitch } from './language-switch';
import { ThemeSwitch } from './theme-switch';

/** The header of every page. `path` is the page's path without the locale, with its query; `languages` are those it exists in. */
export function Header({ locale, path, languages }: { locale: Locale; path: string; languages: Locale[] }) {
  const { nav, site, theme } = dictionary(locale);
  const links = [
    { to: '/posts', label: nav.posts },
    { to: '/frameworks', label: nav.frameworks },
    { to: '/guide', label: nav.guide },
    { to: '/tags', label: nav.tags },
    ...(findPage(locale, 'about') ? [{ to: '/about', label: nav.about }] : []),
  ];
  return (
    <header className="mx-auto flex w-full max-w-shell flex-wrap items-center gap-x-5 gap-y-1 px-5 py-4 text-[0.9375rem] sm:px-8">
      <a
        href={localePath(locale, '/')}
        aria-label={nav.home}
        className="mr-auto flex items-center gap-2.5 font-serif text-xl font-bold tracking-tight"
      >
        <Logo className="size-6" />
        {site.name}
      </a>
      <nav
        aria-label={nav.label}
        className="screen-only order-last flex grow basis-1/2 flex-wrap gap-x-3 sm:order-none sm:gap-x-5 sm:grow-0 sm:basis-auto"
      >
        {links.map(({ to, label }) => (
          <a
            key={to}
            href={localePath(locale, to)}
            aria-current={to === path.split('?', 1)[0] ? 'page' : undefined}
            className="py-1 text-muted hover:text-accent aria-[current]:font-semibold aria-[current]:text-ink"
          >
            {label}
          </a>
        ))}
      </nav>
      <SearchLink locale={locale} isHere={path === '/search'} />
      <div className="screen-only">
        <LanguageSwitch locale={locale} path={path} languages={languages} />
      </div>
      <ThemeSwitch words={theme} />
    </header>
  );
}

/** The logo: a star of two crossed lenses. */
function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" width="24" height="24" className={className} aria-hidden="true" focusable="false">
      <path
        d="M16 1c2.2 9.4 5.6 12.8 15 15-9.400 2.200-12.800 5.600-15 15-2.200-9.400-5.600-12.800-15-15 9.400-2.200 12.800-5.600 15-15Z"
        fill="var(--color-accent)"
      />
      <path
        d="M16 10.200c.9 3.600 2.200 4.900 5.800 5.800-3.600.9-4.900 2.200-5.800 5.800-.9-3.600-2.200-4.900-5.800-5.800 3.600-.9 4.900-2.200 5.800-5.800Z"
        fill="var(--color-paper)"
      />
    </svg>
  );
}
