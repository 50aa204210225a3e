import { groupBy } from '../../lib/base/text/group-by';
import { type BuiltPage, publicPath } from '../build/built-pages';

/** One page of each kind that people look at, in the default language first: the addresses that readers know. */
export function samplePages(pages: readonly BuiltPage[]): string[] {
  const kinds = groupBy(pages, ({ route }) => route);
  return [...kinds].flatMap(([route, [first]]) =>
    first && !/\.|\/(markdown|missing|failed)$/.test(route) ? publicPath(first.address) : [],
  );
}
