import { dictionary, fill, type Locale, localePath } from '@/lib/base/i18n/i18n';

interface PaginationProps {
  locale: Locale;
  /** The number of this page, from 1, and the number of pages. */
  page: { number: number; total: number };
  /** Returns the path of another page, without the locale. */
  pathOf: (number: number) => string;
}

/** Links to the previous and the next page of a list, if it has several pages. */
export function Pagination({ locale, page: { number, total }, pathOf }: PaginationProps) {
  if (total < 2) return null;
  const words = dictionary(locale).pagination;
  const to = (other: number) => localePath(locale, pathOf(other));
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
