import { defaultLocale } from '../../base/i18n/i18n';
import { groupBy } from '../../base/text/group-by';
import type { FileReport, ImportInput, ImportPlan } from './import-input';
import { Rejection } from './import-note';
import { type OlderPost, originalFirst, readOlderPost } from './older-post';
import { planPosts } from './plan-posts';

/** Plans what an import writes. Reads and writes nothing itself; an import of what it has written before has nothing left to do. */
export function planImport(input: ImportInput): ImportPlan {
  const reports = new Map<string, FileReport>();
  const refuse = (path: string, cause: unknown) => {
    if (!(cause instanceof Rejection)) throw cause;
    reports.set(path, { path, outcome: 'refused', notes: [], rejection: { line: cause.line, reason: cause.message } });
  };
  let posts: OlderPost[] = [];
  for (const file of input.files) {
    try {
      const post = readOlderPost(file, input.order);
      if (post) posts.push(post);
      else reports.set(file.path, { path: file.path, outcome: 'skipped', notes: [] });
    } catch (cause) {
      refuse(file.path, cause);
    }
  }
  posts = pair(posts).sort(originalFirst);
  // A post that is refused takes the links to it along, so the others are looked at again.
  for (;;) {
    const attempt = planPosts(posts, input, refuse);
    if (attempt.posts.length === posts.length) {
      for (const report of attempt.reports) reports.set(report.path, report);
      return { ...attempt, reports: input.files.flatMap(({ path }) => reports.get(path) ?? []) };
    }
    posts = attempt.posts;
  }
}

/** Gives translations the slug of their original, which has the same name but for the suffix of the language. */
function pair(posts: OlderPost[]): OlderPost[] {
  const originals = groupBy(
    posts.filter(({ lang }) => lang === defaultLocale),
    ({ stem }) => stem,
  );
  return posts.map((post) => {
    const [original, ...others] = originals.get(post.stem) ?? [];
    return post.lang !== defaultLocale && original && others.length === 0 ? { ...post, slug: original.slug } : post;
  });
}
