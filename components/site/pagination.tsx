import { type ListPage, listPath } from '@/lib/content/listings';
import { dictionary, fill, type Locale, localePath } from '@/lib/i18n';

/** Links between the numbered pages of a list; nothing where there is one page only. */
export function Pagination({ locale, page }: { locale: Locale; page: ListPage }) {
  const { base, number, total } = page;
  if (total < 2) return null;
  const words = dictionary(locale).pagination;
  const to = (other: number) => localePath(locale, listPath({ base, number: other }));
  return (
    <nav aria-label={words.label} className="screen-only mt-12 flex items-center justify-between gap-4 border-t border-rule pt-5">
      {number > 1 ? (
        <a href={to(number - 1)} rel="prev" className="py-1 text-accent hover:underline">
          ← {words.newer}
        </a>
      ) : (
        <span />
      )}
      <span className="text-sm text-muted">{fill(words.of, { n: number, total })}</span>
      {number < total ? (
        <a href={to(number + 1)} rel="next" className="py-1 text-accent hover:underline">
          {words.older} →
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
