import type { Tag } from '@/lib/content/tags';
import { formatDate } from '@/lib/format';
import type { Locale } from '@/lib/i18n';

/** What the search index is told of a post besides its words: by what results can be narrowed, and its date. */
export function SearchFacts({ locale, tags, date }: { locale: Locale; tags: Tag[]; date: string }) {
  return (
    <>
      {tags.map(({ key, label }) => (
        <span key={key} hidden data-pagefind-filter="tag[data-tag]" data-tag={label[locale]} />
      ))}
      <span hidden data-pagefind-filter="year[data-year]" data-year={new Date(date).getUTCFullYear()} />
      <span hidden data-pagefind-meta="date[data-date]" data-date={formatDate(locale, date)} />
    </>
  );
}
