import { dictionary, type Locale, localePath } from '@/lib/base/i18n/i18n';

/** Links to all tags and all posts, for searches without results. */
export function SearchElsewhere({ locale }: { locale: Locale }) {
  const { home, search } = dictionary(locale);
  const links = [
    { href: localePath(locale, '/tags'), label: home.allTags },
    { href: localePath(locale, '/posts'), label: home.allPosts },
  ];
  return (
    <p className="mt-3 flex flex-wrap gap-x-4">
      <span className="py-1">{search.elsewhere}</span>
      {links.map(({ href, label }) => (
        <a key={href} href={href} className="py-1 text-accent underline underline-offset-4">
          {label}
        </a>
      ))}
    </p>
  );
}
