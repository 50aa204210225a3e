import { pagesToMake } from './pages-to-make';
import { postEntry } from './post-entry';
import { postsWithPage } from './posts';

/** The parameters of a file that every post with a page has beside it, called `name`: of those that this build must make. */
export function postFilesToMake(name: string) {
  return pagesToMake((locale) =>
    postsWithPage(locale).map(({ slug }) => ({
      params: { locale, slug },
      path: `/posts/${slug}/${name}`,
      shows: postEntry(locale, slug),
    })),
  );
}
