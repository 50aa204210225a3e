import { parse } from 'yaml';
import { fileNameOf, readFileName } from '../check/file-name';
import { convertBody } from './convert-body';
import { coverOf } from './import-cover';
import { factsOf } from './import-facts';
import type { FileReport, ImportInput } from './import-input';
import { Rejection, type Say } from './import-note';
import { type Redirect, redirectsTo } from './import-redirects';
import { knownPosts } from './known-posts';
import { linkTargets } from './link-targets';
import { addLabels, addRedirects, LabelBook } from './new-labels';
import { postAddress } from './older-addresses';
import { isPublished, type OlderPost } from './older-post';
import type { FoundImage } from './referenced-images';
import { writeFrontMatter } from './write-front-matter';

/**
 * Plans what becomes of older posts, originals before their translations, as if all of them came over. Those that cannot are handed to
 * `refuse` and are not among the `posts` that it gives.
 */
export function planPosts(posts: readonly OlderPost[], input: ImportInput, refuse: (path: string, cause: unknown) => void) {
  const { site, now } = input;
  const read = (file: string) => site.get(file) ?? '';
  const redirects: Redirect[] = parse(read('content/redirects.yml'))?.redirects ?? [];
  const tags = new LabelBook(parse(read('content/tags.yml'))?.tags ?? []);
  const categories = new LabelBook(parse(read('content/categories.yml'))?.categories ?? []);
  const known = knownPosts(site);
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
  const owners = new Map<string, string>();
  for (const post of posts) {
    try {
      reports.push(planPost(post));
      done.push(post);
    } catch (cause) {
      refuse(post.path, cause);
    }
  }
  const sayOf = (post: OlderPost): Say => {
    const notes = reports.find(({ path }) => path === post.path)?.notes;
    return (kind, line, text) => notes?.push({ kind, line, text });
  };
  const added = redirectsTo(done, { known: redirects, drafts, sayOf });
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
    const named = readFileName(name);
    if ('reason' in named) throw new Rejection(`${named.reason}: add a line such as Slug: my-post`);
    const file = `content/posts/${name}`;
    const owner = owners.get(file);
    if (owner) throw new Rejection(`${owner} is the post ${slug} already: give one of the two another Slug`);
    const notes = [...post.notes];
    const say: Say = (kind, line, text) => notes.push({ kind, line, text });
    const pictures = new Map<string, string>();
    const before = { tags: tags.added.length, categories: categories.added.length };
    try {
      const front = frontMatter(post, pictures, say);
      const body = convertBody({ ...post.file, title: post.title }, targetsOf(post, pictures), say);
      const text = `---\n${front}---\n\n${body}`;
      owners.set(file, path);
      const there = site.get(file);
      if (there === undefined) {
        writes.set(file, text);
        for (const [target, source] of pictures) copies.set(target, source);
      } else forget();
      const outcome = there === undefined ? 'new' : there === text ? 'unchanged' : 'left';
      return { path, outcome, post: file, notes: notes.sort((a, b) => a.line - b.line) };
    } catch (cause) {
      forget();
      throw cause;
    }

    /** A post that is not written needs no new tags. */
    function forget(): void {
      tags.added.length = before.tags;
      categories.added.length = before.categories;
    }
  }

  /** Two older pictures may have one name. */
  function imageOf(file: string, url: string): FoundImage | undefined {
    const found = input.imageOf(file, url);
    const first = found && copies.get(`public${found.src}`);
    return first && first !== found.file ? { ...found, problem: `public${found.src} is another picture` } : found;
  }

  function frontMatter(post: OlderPost, pictures: Map<string, string>, say: Say): string {
    const { date, category, tags: keys, unlisted } = factsOf(post, { posts: known, tags, categories }, say);
    const isLater = post.updated !== undefined && Date.parse(post.updated) >= Date.parse(date);
    if (post.updated && !isLater) say('dropped', 1, `Modified: ${post.updated} is before the date of the original`);
    const fields = {
      title: post.title,
      date,
      category,
      lang: post.lang,
      tags: keys,
      summary: post.summary,
      ...coverOf(post, { ...input, imageOf }, pictures, say),
      ...(post.authors.length ? { authors: post.authors } : {}),
      ...(isLater ? { updated: post.updated } : {}),
      ...(post.draft ? { draft: true } : {}),
      ...(unlisted ? { unlisted: true } : {}),
    };
    const front = writeFrontMatter(fields, { tags: tags.keys(), categories: categories.keys() });
    if (!known.has(postAddress(post))) known.set(postAddress(post), { date, category, tags: keys, draft: post.draft, unlisted });
    return front;
  }
}
