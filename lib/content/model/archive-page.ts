import { type Locale, languageName } from '../../base/i18n/i18n';
import { type ArchiveChoice, isChoiceEmpty } from '../archive/archive-choice';
import { type ArchiveOptions, archiveOptions, choosePosts, chosenLabels } from './archive';
import { allPosts, type Listing, type ListPage, listPage } from './listings';
import { type Series, usedSeries } from './series';

/** Everything that a page of the archive shows. */
export interface ArchivePageFacts {
  page: ListPage;
  /** How many posts were found on all pages, where a choice was asked for. */
  found?: number;
  /** What its form offers. */
  options: ArchiveOptions;
  /** The series that it names: on the first page of all posts only. */
  series: Series[];
}

/** Page `number` of the archive, or of what a choice asks of it; undefined where there is no such page. */
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
