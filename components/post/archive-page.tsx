import { FeedLine } from '@/components/site/feed-line';
import { Frame } from '@/components/site/frame';
import { IgnoredNotice } from '@/components/site/ignored-notice';
import { Pagination } from '@/components/site/pagination';
import { PageHead } from '@/components/ui/page-head';
import type { IgnoredParameter } from '@/lib/base/http/ignored-parameters';
import { dictionary, fillCount, type Locale, locales } from '@/lib/base/i18n/i18n';
import { type ArchiveChoice, archiveQuery, isChoiceEmpty } from '@/lib/content/archive/archive-choice';
import { archiveParameters } from '@/lib/content/archive/archive-parameters';
import type { ArchivePageFacts } from '@/lib/content/model/archive-page';
import { listPath, listTitle } from '@/lib/content/model/listings';
import { ArchiveFilter } from './archive-filter';
import { PostYears } from './post-years';
import { SeriesList } from './series-list';

interface ArchivePageProps {
  locale: Locale;
  archive: ArchivePageFacts;
  /** What the address asks for, and what of it means nothing. */
  choice?: ArchiveChoice;
  ignored?: IgnoredParameter[];
}

/** A page of the archive: all posts, or those that a reader has asked for, under their years. */
export function ArchivePage({ locale, archive: { page, found = 0, options, series }, choice = {}, ignored = [] }: ArchivePageProps) {
  const words = dictionary(locale).archive;
  const isWhole = isChoiceEmpty(choice);
  const pathOf = (other: number) => (isWhole ? listPath({ base: page.base, number: other }) : `${page.base}${archiveQuery(choice, other)}`);
  return (
    <Frame locale={locale} path={pathOf(page.number)} languages={[...locales]}>
      <PageHead title={listTitle(locale, page)}>{isWhole && <p>{page.description}</p>}</PageHead>
      <IgnoredNotice text={words.ignored} ignored={ignored} known={archiveParameters} />
      <ArchiveFilter locale={locale} options={options} choice={choice} />
      {!isWhole && (
        <p role="status" className="mb-8 max-w-text text-muted">
          {found > 0 ? fillCount(locale, words.found, found) : words.none}
        </p>
      )}
      {isWhole && page.posts.length === 0 && <p className="text-muted">{dictionary(locale).posts.empty}</p>}
      <PostYears locale={locale} posts={page.posts} isMarked={!choice.lang} />
      <Pagination locale={locale} page={page} pathOf={pathOf} />
      <FeedLine locale={locale} page={{ path: '/', title: dictionary(locale).site.name }}>
        {dictionary(locale).feeds.follow}
      </FeedLine>
      <SeriesList locale={locale} series={series} />
    </Frame>
  );
}
