import { type Locale, languageName } from '../../base/i18n/i18n';
import { type ArchiveChoice, isChoiceEmpty } from '../archive/archive-choice';
import { type ArchiveOptions, archiveOptions, choosePosts, chosenLabels } from './archive';
import { allPosts, type Listing, type ListPage, listPage } from './listings';
import { type Series, usedSeries } from './series';

/** Everything that a page of the archive shows. */
export interface ArchivePageFacts {
  page: ListPage;
  /** The number of posts on all pages, if the archive is filtered. */
  found?: number;
  /** The options of its filter form. */
  options: ArchiveOptions;
  /** The series; only on the first page of the unfiltered archive. */
  series: Series[];
}

/** Returns page `number` of the archive as filtered by a choice, or undefined if there is no such page. */
export function archivePage(locale: Locale, number: number, choice: ArchiveChoice = {}): ArchivePageFacts | undefined {
  const isWhole = isChoiceEmpty(choice);
  const listing = isWhole ? allPosts(locale) : chosenListing(locale, choice);
  const page = listPage(listing, number);
  return (
    page && {
      page,
      found: isWhole ? undefined : listing.posts.length,
      options: archiveOptions(locale),
      series: isWhole && number === 1 ? usedSeries(locale) : [],
    }
  );
}

function chosenListing(locale: Locale, choice: ArchiveChoice): Listing {
  const { tag, category } = chosenLabels(choice);
  const names = [tag?.label[locale], category?.label[locale], choice.lang && languageName(locale, choice.lang)];
  const all = allPosts(locale);
  return { ...all, title: [all.title, ...names].filter(Boolean).join(' · '), posts: choosePosts(locale, choice) };
}
