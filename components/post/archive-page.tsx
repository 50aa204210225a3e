import { FeedLine } from '@/components/site/feed-line';
import { Frame } from '@/components/site/frame';
import { IgnoredNotice } from '@/components/site/ignored-notice';
import { Pagination } from '@/components/site/pagination';
import { PageHead } from '@/components/ui/page-head';
import { SectionHead } from '@/components/ui/section-head';
import type { IgnoredParameter } from '@/lib/base/http/ignored-parameters';
import { formatPartialDate } from '@/lib/base/i18n/format';
import { dictionary, fillCount, type Locale, localePath, locales } from '@/lib/base/i18n/i18n';
import { groupBy } from '@/lib/base/text/group-by';
import { type ArchiveChoice, archiveQuery, isChoiceEmpty } from '@/lib/content/archive/archive-choice';
import { archiveParameters } from '@/lib/content/archive/archive-parameters';
import type { ArchivePageFacts } from '@/lib/content/model/archive-page';
import { listPath, listTitle } from '@/lib/content/model/listings';
import type { Post } from '@/lib/content/model/posts';
import type { Series } from '@/lib/content/model/series';
import { ArchiveFilter } from './archive-filter';
import { PostList } from './post-list';

interface ArchivePageProps {
  locale: Locale;
  archive: ArchivePageFacts;
  /** The filters in the query of the URL, and the query parameters without effect. */
  choice?: ArchiveChoice;
  ignored?: IgnoredParameter[];
}

/** A page of the archive: all posts, or those that match the filters, grouped by year. */
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
      <PostsByYear locale={locale} posts={page.posts} showLanguage={!choice.lang} />
      <Pagination locale={locale} page={page} pathOf={pathOf} />
      <FeedLine locale={locale} page={{ path: '/', title: dictionary(locale).site.name }}>
        {dictionary(locale).feeds.follow}
      </FeedLine>
      <SeriesList locale={locale} series={series} />
    </Frame>
  );
}

/** Groups posts by the year of their publication (UTC). */
function PostsByYear({ locale, posts, showLanguage }: { locale: Locale; posts: Post[]; showLanguage: boolean }) {
  return [...groupBy(posts, ({ date }) => date.slice(0, 4))].map(([year, group]) => (
    <section key={year} aria-labelledby={`page.${year}`} className="mb-12 last-of-type:mb-0">
      <h2 id={`page.${year}`} className="mb-6 border-b border-rule pb-2 font-serif text-title font-bold tracking-tight">
        {formatPartialDate(locale, year)}
      </h2>
      <PostList locale={locale} posts={group} level={3} showLanguage={showLanguage} />
    </section>
  ));
}

function SeriesList({ locale, series }: { locale: Locale; series: Series[] }) {
  if (series.length === 0) return null;
  const words = dictionary(locale);
  return (
    <section aria-labelledby="page.series" className="mt-20">
      <SectionHead id="page.series" title={words.series.label} />
      <ul className="grid gap-x-10 gap-y-8 sm:grid-cols-2">
        {series.map(({ key, label, description, posts }) => (
          <li key={key} className="border-t border-rule pt-4">
            <a href={localePath(locale, `/series/${key}`)} className="font-serif text-xl font-bold hover:text-accent">
              {label}
            </a>
            <p className="mt-1 text-muted">{description}</p>
            <p className="mt-1 text-sm text-muted">{fillCount(locale, words.tags.count, posts.length)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
