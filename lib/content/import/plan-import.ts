import { defaultLocale } from '../../base/i18n/i18n';
import { groupBy } from '../../base/text/group-by';
import { type FileReport, Rejection } from './import-report';
import { type OlderFile, type OlderPost, originalFirst, readOlderPost } from './older-post';
import type { DateOrder } from './pelican-date';
import { planPosts, type SiteInput } from './plan-posts';

export interface ImportInput extends SiteInput {
  files: readonly OlderFile[];
  order?: DateOrder;
}

export interface ImportPlan {
  reports: FileReport[];
  /** Texts to write, by path from the root of the repository. Files that would not change are left out. */
  writes: Map<string, string>;
  /** The source of each picture to copy, by its path from the root of the repository. */
  copies: Map<string, string>;
}

/** Plans what an import writes, without file access. Planning again after writing results in nothing to write. */
export function planImport(input: ImportInput): ImportPlan {
  const reports = new Map<string, FileReport>();
  const reject = (path: string, cause: unknown) => {
    if (!(cause instanceof Rejection)) throw cause;
    reports.set(path, { path, outcome: 'rejected', notes: [], rejection: { line: cause.line, reason: cause.message } });
  };
  let posts: OlderPost[] = [];
  for (const file of input.files) {
    try {
      const post = readOlderPost(file, input.order);
      if (post) posts.push(post);
      else reports.set(file.path, { path: file.path, outcome: 'skipped', notes: [] });
    } catch (cause) {
      reject(file.path, cause);
    }
  }
  posts = pairTranslations(posts).sort(originalFirst);
  // Links to a rejected post must go, so the others are planned again without it.
  for (;;) {
    const attempt = planPosts(posts, input, reject);
    if (attempt.posts.length === posts.length) {
      for (const report of attempt.reports) reports.set(report.path, report);
      return { ...attempt, reports: input.files.flatMap(({ path }) => reports.get(path) ?? []) };
    }
    posts = attempt.posts;
  }
}

/** Gives translations the slug of their original, whose file has the same name without the language suffix. */
function pairTranslations(posts: OlderPost[]): OlderPost[] {
  const originals = groupBy(
    posts.filter(({ lang }) => lang === defaultLocale),
    ({ stem }) => stem,
  );
  return posts.map((post) => {
    const [original, ...others] = originals.get(post.stem) ?? [];
    return post.lang !== defaultLocale && original && others.length === 0 ? { ...post, slug: original.slug } : post;
  });
}
