import { Document, isSeq } from 'yaml';
import { postSchema } from '../schema/post';
import type { ImageLookup } from './find-image';
import { type AddNote, Rejection } from './import-report';
import type { OlderPost } from './older-post';
import type { SharedFacts } from './shared-facts';

interface Cover {
  image?: string;
  imageAlt?: string;
}

interface CoverOptions {
  imageOf: ImageLookup;
  /** Whether covers without a description count as decoration. */
  decorativeCovers?: boolean;
}

/** Returns the cover of a post. A picture that exists is added to `pictures`, by its target path. */
export function coverOf(
  { path, image }: OlderPost,
  { imageOf, decorativeCovers }: CoverOptions,
  pictures: Map<string, string>,
  addNote: AddNote,
): Cover {
  if (!image) return {};
  const { url, line } = image;
  const found = imageOf(path, url);
  const problem = found ? (found.problem ?? found.coverProblem) : 'there is no such file';
  if (!found || problem) {
    addNote('needs a person', line, `the cover ${url} is left out: ${problem}`);
    return {};
  }
  pictures.set(`public${found.src}`, found.file);
  if (decorativeCovers) {
    addNote('changed', line, `the cover ${found.src} has no description and counts as decoration (--decorative-covers)`);
    return { image: found.src, imageAlt: '' };
  }
  addNote(
    'needs a person',
    line,
    `the cover is copied but not shown, since it has no description: add “image: ${found.src}” and “imageAlt: …” to the post`,
  );
  return {};
}

interface FrontMatterParts {
  facts: SharedFacts;
  cover: Cover;
  /** The keys of all tags and categories. */
  keys: { tags: string[]; categories: string[] };
}

/** Returns a post's front matter as YAML. Throws a `Rejection` when the check would not accept it. */
export function writeFrontMatter(post: OlderPost, { facts, cover, keys }: FrontMatterParts, addNote: AddNote): string {
  const isLater = post.updated !== undefined && Date.parse(post.updated) >= Date.parse(facts.date);
  if (post.updated && !isLater) addNote('dropped', 1, `Modified: ${post.updated} is before the date of the original`);
  const fields = {
    title: post.title,
    date: facts.date,
    category: facts.category,
    lang: post.lang,
    tags: facts.tags,
    summary: post.summary,
    ...cover,
    ...(post.authors.length ? { authors: post.authors } : {}),
    ...(isLater ? { updated: post.updated } : {}),
    ...(post.draft ? { draft: true } : {}),
    ...(facts.unlisted ? { unlisted: true } : {}),
  };
  const checked = postSchema({ ...keys, aliases: new Map() }).safeParse(fields);
  if (!checked.success) throw new Rejection(checked.error.issues[0]?.message ?? 'its header does not result in valid front matter');
  const document = new Document(fields);
  for (const list of ['tags', 'authors']) {
    const node = document.get(list);
    if (isSeq(node)) node.flow = true;
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
