import { dictionary, type Locale, localePath } from '@/lib/base/i18n/i18n';
import { site } from '@/lib/base/site';
import { feedPath } from '@/lib/content/feeds/feed';
import { findPage } from '@/lib/content/model/pages';

export function Footer({ locale }: { locale: Locale }) {
  const { feeds, nav, site: words } = dictionary(locale);
  const links = [
    { href: localePath(locale, '/posts'), label: nav.posts },
    { href: localePath(locale, '/frameworks'), label: nav.frameworks },
    { href: localePath(locale, '/guide'), label: nav.guide },
    { href: localePath(locale, '/tags'), label: nav.tags },
    { href: localePath(locale, '/subscribe'), label: nav.subscribe },
    ...(['about', 'privacy'] as const).flatMap((slug) =>
      findPage(locale, slug) ? [{ href: localePath(locale, `/${slug}`), label: nav[slug] }] : [],
    ),
    { href: localePath(locale, feedPath('/', 'rss')), label: feeds.names.rss },
    { href: site.repository, label: nav.source },
  ];
  return (
    <footer className="mx-auto mt-24 w-full max-w-shell px-5 pb-12 text-[0.9375rem] sm:px-8">
      <div className="flex flex-wrap justify-between gap-x-8 gap-y-4 border-t border-rule pt-6 text-muted">
        <p>
          <strong className="font-serif text-ink">{words.name}</strong> — {words.tagline}
        </p>
        <nav aria-label={nav.footer} className="screen-only flex flex-wrap gap-x-5 gap-y-1">
          {links.map(({ href, label }) => (
            <a key={href} href={href} className="py-1 hover:text-accent">
              {label}
            </a>
          ))}
        </nav>
      </div>
    </footer>
  );
}
