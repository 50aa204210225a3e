import { formatDate } from '@/lib/base/i18n/format';
import type { Locale } from '@/lib/base/i18n/i18n';
import type { Tag } from '@/lib/content/model/tags';

/** The filters (tags, year) and the date of a post for the search index. */
export function SearchMetadata({ locale, tags, date }: { locale: Locale; tags: Tag[]; date: string }) {
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
