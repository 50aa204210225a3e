import { parse } from 'yaml';
import { fileNameOf, readFileName } from '../check/file-name';
import { convertBody } from './convert-body';
import type { ImageLookup } from './find-image';
import { coverOf, writeFrontMatter } from './front-matter';
import { type AddNote, type FileReport, Rejection } from './import-report';
import { addLabels, addRedirects, LabelRegistry } from './labels';
import { linkTargets, postAddress, type Redirect } from './older-addresses';
import { isPublished, type OlderPost } from './older-post';
import { planRedirects } from './redirects';
import { factsOf, readKnownPosts } from './shared-facts';

/** The site before the import. */
export interface SiteInput {
  /** The texts of posts and YAML files, by path from the root of the repository. */
  site: ReadonlyMap<string, string>;
  imageOf: ImageLookup;
  /** Whether covers without a description count as decoration. */
  decorativeCovers?: boolean;
  now: number;
}

/**
 * Plans the files of older posts, originals before their translations, as if all of them were imported. Calls `reject` for those
 * that cannot be, and leaves them out of the returned `posts`.
 */
export function planPosts(posts: readonly OlderPost[], input: SiteInput, reject: (path: string, cause: unknown) => void) {
  const { site, now } = input;
  const read = (file: string) => site.get(file) ?? '';
  const redirects: Redirect[] = parse(read('content/redirects.yml'))?.redirects ?? [];
  const tags = new LabelRegistry(parse(read('content/tags.yml'))?.tags ?? []);
  const categories = new LabelRegistry(parse(read('content/categories.yml'))?.categories ?? []);
  const known = readKnownPosts(site);
  const drafts = new Set([
    ...[...known].filter(([, post]) => !isPublished(post, now)).map(([address]) => address),
    ...posts.filter((post) => !known.has(postAddress(post)) && !isPublished(post, now)).map(postAddress),
  ]);
  const addresses = new Set([...known.keys(), ...posts.map(postAddress)]);
  const targetsOf = linkTargets({ posts, addresses, drafts, redirects }, { imageOf, now });

  const done: OlderPost[] = [];
  const reports: FileReport[] = [];
  const writes = new Map<string, string>();
  const copies = new Map<string, string>();
  const sources = new Map<string, string>();
  for (const post of posts) {
    try {
      reports.push(planPost(post));
      done.push(post);
    } catch (cause) {
      reject(post.path, cause);
    }
  }
  const notesOf = (post: OlderPost): AddNote => {
    const notes = reports.find(({ path }) => path === post.path)?.notes;
    return (kind, line, text) => notes?.push({ kind, line, text });
  };
  const added = planRedirects(done, { known: redirects, drafts, notesOf });
  const yaml: [string, string][] = [
    ['content/tags.yml', addLabels(read('content/tags.yml'), 'tags', tags.added)],
    ['content/categories.yml', addLabels(read('content/categories.yml'), 'categories', categories.added)],
    ['content/redirects.yml', addRedirects(read('content/redirects.yml'), added)],
  ];
  for (const [file, text] of yaml) if (text !== read(file)) writes.set(file, text);
  return { posts: done, reports, writes, copies };

  function planPost(post: OlderPost): FileReport {
    const { path, lang, slug } = post;
    const name = fileNameOf(slug, lang);
    const identity = readFileName(name);
    if ('reason' in identity) throw new Rejection(`${identity.reason}: add a line such as Slug: my-post`);
    const file = `content/posts/${name}`;
    const source = sources.get(file);
    if (source) throw new Rejection(`${source} is imported as ${slug} already: give one of the two another Slug`);
    const notes = [...post.notes];
    const addNote: AddNote = (kind, line, text) => notes.push({ kind, line, text });
    const pictures = new Map<string, string>();
    const before = { tags: tags.added.length, categories: categories.added.length };
    try {
      const front = planFrontMatter(post, pictures, addNote);
      const body = convertBody({ ...post.file, title: post.title }, targetsOf(post, pictures), addNote);
      const text = `---\n${front}---\n\n${body}`;
      sources.set(file, path);
      const existing = site.get(file);
      if (existing === undefined) {
        writes.set(file, text);
        for (const [target, picture] of pictures) copies.set(target, picture);
      } else forgetNewLabels();
      const outcome = existing === undefined ? 'new' : existing === text ? 'unchanged' : 'left';
      return { path, outcome, post: file, notes: notes.sort((a, b) => a.line - b.line) };
    } catch (cause) {
      forgetNewLabels();
      throw cause;
    }

    /** A post that is not written must not add tags or categories. */
    function forgetNewLabels(): void {
      tags.added.length = before.tags;
      categories.added.length = before.categories;
    }
  }

  /** Two older pictures can have the same target path. */
  function imageOf(file: string, url: string): ReturnType<ImageLookup> {
    const found = input.imageOf(file, url);
    const first = found && copies.get(`public${found.src}`);
    return first && first !== found.file ? { ...found, problem: `public${found.src} is another picture` } : found;
  }

  function planFrontMatter(post: OlderPost, pictures: Map<string, string>, addNote: AddNote): string {
    const facts = factsOf(post, { posts: known, tags, categories }, addNote);
    const cover = coverOf(post, { ...input, imageOf }, pictures, addNote);
    const front = writeFrontMatter(post, { facts, cover, keys: { tags: tags.keys(), categories: categories.keys() } }, addNote);
    if (!known.has(postAddress(post))) known.set(postAddress(post), { ...facts, draft: post.draft });
    return front;
  }
}
