import { Document, isSeq, parse } from 'yaml';
import { readFileName } from '../check/file-name';
import { postSchema } from '../check/front-matter';
import { pathIssue } from '../check/redirect-fields';
import { splitFrontMatter } from '../front-matter';
import { groupBy } from '../group-by';
import { defaultLocale } from '../i18n';
import { convertBody } from './convert-body';
import { type ImportRemark, Refusal, type Say } from './import-remark';
import { addLabels, addRedirects, type Label, LabelBook } from './new-labels';
import { olderAddresses, postAddress, readOlderUrl } from './older-addresses';
import { isPublished, type OlderFile, type OlderPost, originalFirst, readOlderPost } from './older-post';
import type { DateOrder } from './pelican-date';
import type { FoundImage } from './referenced-images';

/** What there is of the site before the import: texts of files by their path from the root of the repository. */
export interface ImportInput {
  files: readonly OlderFile[];
  site: ReadonlyMap<string, string>;
  /** The picture that an older file means, or undefined where there is none. */
  imageOf(file: string, url: string): FoundImage | undefined;
  order?: DateOrder;
  /** Covers that nobody has described are decoration. */
  decorativeCovers?: boolean;
  now: number;
}

/** What became of one older file. */
export interface FileReport {
  path: string;
  outcome: 'refused' | 'skipped' | 'new' | 'unchanged' | 'left';
  /** The post's file, where it has one. */
  post?: string;
  remarks: ImportRemark[];
  refusal?: { line: number; reason: string };
}

export interface ImportPlan {
  reports: FileReport[];
  /** Texts to write, by path from the root of the repository. What is the same already is not among them. */
  writes: Map<string, string>;
  /** Pictures to copy: their place in the repository, and where they are. */
  copies: Map<string, string>;
}

interface Facts {
  date: string;
  category: string;
  tags: string[];
  draft?: boolean;
  unlisted?: boolean;
}

/** Plans what an import writes. Reads and writes nothing itself; an import of what it has written before has nothing left to do. */
export function planImport(input: ImportInput): ImportPlan {
  const reports = new Map<string, FileReport>();
  const refuse = (path: string, cause: unknown) => {
    if (!(cause instanceof Refusal)) throw cause;
    reports.set(path, { path, outcome: 'refused', remarks: [], refusal: { line: cause.line, reason: cause.message } });
  };
  let posts: OlderPost[] = [];
  for (const file of input.files) {
    try {
      const post = readOlderPost(file, input.order);
      if (post) posts.push(post);
      else reports.set(file.path, { path: file.path, outcome: 'skipped', remarks: [] });
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

function planPosts(posts: readonly OlderPost[], input: ImportInput, refuse: (path: string, cause: unknown) => void) {
  const { site, now } = input;
  const read = (file: string) => site.get(file) ?? '';
  const known = {
    tags: (parse(read('content/tags.yml'))?.tags ?? []) as Label[],
    categories: (parse(read('content/categories.yml'))?.categories ?? []) as Label[],
    redirects: (parse(read('content/redirects.yml'))?.redirects ?? []) as { from: string; to: string }[],
  };
  const tags = new LabelBook(known.tags);
  const categories = new LabelBook(known.categories);
  const facts = knownFacts(site);
  const files = new Map(posts.map((post) => [post.path, postAddress(post)]));
  const older = new Map(posts.flatMap((post) => olderAddresses(post).map((address) => [address, postAddress(post)] as const)));
  const drafts = new Set([
    ...[...facts].filter(([, post]) => !isPublished(post, now)).map(([address]) => address),
    ...posts.filter((post) => !facts.has(postAddress(post)) && !isPublished(post, now)).map(postAddress),
  ]);
  const addresses = new Set([...facts.keys(), ...files.values()]);

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
  const redirects = newRedirects();
  const yaml: [string, string][] = [
    ['content/tags.yml', addLabels(read('content/tags.yml'), 'tags', tags.added)],
    ['content/categories.yml', addLabels(read('content/categories.yml'), 'categories', categories.added)],
    ['content/redirects.yml', addRedirects(read('content/redirects.yml'), redirects)],
  ];
  for (const [file, text] of yaml) if (text !== read(file)) writes.set(file, text);
  return { posts: done, reports, writes, copies };

  function planPost(post: OlderPost): FileReport {
    const { path, lang, slug } = post;
    const name = `${slug}${lang === defaultLocale ? '' : `.${lang}`}.mdx`;
    const named = readFileName(name);
    if ('reason' in named) throw new Refusal(`${named.reason}: add a line such as Slug: my-post`);
    const file = `content/posts/${name}`;
    const owner = owners.get(file);
    if (owner) throw new Refusal(`${owner} is the post ${slug} already: give one of the two another Slug`);
    const remarks = [...post.remarks];
    const say: Say = (kind, line, text) => remarks.push({ kind, line, text });
    const pictures = new Map<string, string>();
    const before = [tags.added.length, categories.added.length];
    try {
      const front = frontMatter(post, pictures, say);
      const body = convertBody({ ...post.file, title: post.title }, targetsOf(post, pictures), say);
      const text = `---\n${front}---\n\n${body}`;
      owners.set(file, path);
      const there = site.get(file);
      if (there === undefined) {
        writes.set(file, text);
        for (const [target, source] of pictures) copies.set(target, source);
      } else [tags.added.length, categories.added.length] = before as [number, number];
      const outcome = there === undefined ? 'new' : there === text ? 'unchanged' : 'left';
      return { path, outcome, post: file, remarks: remarks.sort((a, b) => a.line - b.line) };
    } catch (cause) {
      [tags.added.length, categories.added.length] = before as [number, number];
      throw cause;
    }
  }

  function frontMatter(post: OlderPost, pictures: Map<string, string>, say: Say): string {
    const own = factsOf(post, say);
    const fields = {
      title: post.title,
      date: own.date,
      category: own.category,
      lang: post.lang,
      tags: own.tags,
      summary: post.summary,
      ...coverOf(post, pictures, say),
      ...(post.authors.length ? { authors: post.authors } : {}),
      ...(post.updated && Date.parse(post.updated) >= Date.parse(own.date) ? { updated: post.updated } : {}),
      ...(post.draft ? { draft: true } : {}),
      ...(own.unlisted ? { unlisted: true } : {}),
    };
    const labels = {
      tags: [...known.tags, ...tags.added].map(({ key }) => key),
      categories: [...known.categories, ...categories.added].map(({ key }) => key),
      aliases: new Map<string, string>(),
      parents: new Map<string, string>(),
    };
    const checked = postSchema(labels).safeParse(fields);
    if (!checked.success) throw new Refusal(checked.error.issues[0]?.message ?? 'its header does not make front matter');
    if (!facts.has(postAddress(post))) facts.set(postAddress(post), { ...own, draft: post.draft });
    const document = new Document(fields);
    for (const list of ['tags', 'authors']) {
      const node = document.get(list);
      if (isSeq(node)) node.flow = true;
    }
    return document.toString({ lineWidth: 0, flowCollectionPadding: false });
  }

  /** A translation has what its original has. */
  function factsOf(post: OlderPost, say: Say): Facts {
    const original = post.lang === defaultLocale ? undefined : facts.get(postAddress({ lang: defaultLocale, slug: post.slug }));
    if (!original) return { date: post.date, category: categoryOf(post, say), tags: tagsOf(post, say), unlisted: post.unlisted };
    const { date, category, unlisted } = original;
    if (date !== post.date) say('changed', 1, `the date ${post.date} is ${date} now, that of the original`);
    translateCategory(post, category, say);
    const own = tags.added.length;
    const theirs = tagsOf(post, () => {});
    tags.added.length = own;
    const lost = theirs.filter((tag) => !original.tags.includes(tag));
    const gained = original.tags.filter((tag) => !theirs.includes(tag));
    if (lost.length) say('dropped', post.tags.line, `the tags ${lost.join(', ')}, which the original does not have`);
    if (gained.length) say('changed', post.tags.line, `the tags ${gained.join(', ')} are those of the original`);
    if (Boolean(unlisted) !== post.unlisted) say('changed', 1, `it is ${unlisted ? '' : 'not '}unlisted, as the original`);
    return { date, category, tags: original.tags, unlisted };
  }

  function categoryOf({ category: { names, line }, lang }: OlderPost, say: Say): string {
    let key: string | undefined;
    for (const name of names) {
      const count = categories.added.length;
      key = categories.keyFor(name, lang, key);
      if (!key) throw new Refusal(`no category can be called “${name}”: use at most 40 characters, with letters`, line);
      if (categories.added.length > count)
        say('needs a person', line, `the category ${key} is new: write its labels and description in content/categories.yml`);
    }
    return key ?? '';
  }

  /** Where original and translation name as many categories, each is the other's in its language. */
  function translateCategory({ category: { names, line }, lang }: OlderPost, key: string, say: Say): void {
    const chain: string[] = [];
    for (
      let at: string | undefined = key;
      at && !chain.includes(at);
      at = [...known.categories, ...categories.added].find((label) => label.key === at)?.parent
    )
      chain.unshift(at);
    if (chain.length === names.length) for (const [index, name] of names.entries()) categories.translate(chain[index] ?? '', lang, name);
    say('kept', line, `the category “${names.join(' | ')}” is ${key}, that of the original`);
  }

  function tagsOf({ tags: { names, line }, lang }: OlderPost, say: Say): string[] {
    const keys = new Set<string>();
    for (const name of names) {
      const count = tags.added.length;
      const key = keys.size < 10 ? tags.keyFor(name, lang) : undefined;
      if (!key)
        say(
          'dropped',
          line,
          keys.size < 10 ? `the tag “${name}”, which no key can be made of` : `the tag “${name}”: a post has at most ten`,
        );
      else if (tags.added.length > count)
        say('needs a person', line, `the tag ${key} is new: write its labels and description in content/tags.yml`);
      else if (key !== name) say('changed', line, `the tag “${name}” is ${key}`);
      if (key) keys.add(key);
    }
    if (keys.size === 0) throw new Refusal('it has no tags, and every post needs one: add a line such as Tags: frameworks', line);
    return [...keys];
  }

  function coverOf({ path, image }: OlderPost, pictures: Map<string, string>, say: Say): { image?: string; imageAlt?: string } {
    if (!image) return {};
    const { url, line } = image;
    const found = input.imageOf(path, url);
    const problem = found ? (found.problem ?? found.coverProblem) : 'there is no such file';
    if (!found || problem) {
      say('needs a person', line, `the cover ${url} is left out: ${problem}`);
      return {};
    }
    pictures.set(`public${found.src}`, found.file);
    if (input.decorativeCovers) {
      say('changed', line, `the cover ${found.src} has no description: it is decoration, as you said`);
      return { image: found.src, imageAlt: '' };
    }
    say(
      'needs a person',
      line,
      `the cover is copied but not shown, since nobody has described it: add “image: ${found.src}” and “imageAlt: …” to the post`,
    );
    return {};
  }

  function targetsOf(post: OlderPost, pictures: Map<string, string>) {
    return {
      imageAt(url: string) {
        const found = input.imageOf(post.path, url);
        if (!found) return { missing: 'is not there' };
        if (found.problem) return { missing: `cannot be used (${found.problem})` };
        pictures.set(`public${found.src}`, found.file);
        return found.src;
      },
      postAt(url: string) {
        const { file, address } = readOlderUrl(url, post.path);
        const target = (file !== undefined ? files.get(file) : undefined) ?? (address !== undefined ? siteAddress(address) : undefined);
        if (target === undefined) return { missing: 'leads to nothing on this site' };
        if (drafts.has(target) && isPublished(post, now)) return { missing: `leads to ${target}, which is not published` };
        return target;
      },
    };
  }

  function siteAddress(address: string): string | undefined {
    const old = older.get(address) ?? known.redirects.find(({ from }) => from === address)?.to;
    return old ?? (address === '/' || addresses.has(address) ? address : undefined);
  }

  /** Old addresses lead to the posts that can be read; those of the others are added by an import after they are published. */
  function newRedirects(): { from: string; to: string }[] {
    const taken = new Map(known.redirects.map(({ from, to }) => [from.toLowerCase(), to]));
    const added: { from: string; to: string }[] = [];
    for (const post of done) {
      const report = reports.find(({ path }) => path === post.path);
      const to = postAddress(post);
      const say: Say = (kind, line, text) => report?.remarks.push({ kind, line, text });
      for (const from of olderAddresses(post)) {
        const lead = taken.get(from.toLowerCase());
        if (lead === to) continue;
        const issue = pathIssue(from);
        if (issue) say('dropped', 1, `the old address ${from}, ${issue}`);
        else if (lead) say('needs a person', 1, `the old address ${from} leads to ${lead} already`);
        else if (drafts.has(to))
          say('needs a person', 1, `the old address ${from} leads nowhere until the post is published: run the import again then`);
        else {
          taken.set(from.toLowerCase(), to);
          added.push({ from, to });
          say('kept', 1, `the old address ${from} leads to ${to}`);
        }
      }
    }
    return added;
  }
}

/** What the posts of the site say of themselves, by their address. */
function knownFacts(site: ReadonlyMap<string, string>): Map<string, Facts> {
  const facts = new Map<string, Facts>();
  for (const [file, text] of site) {
    const name = /^content\/posts\/([^/]+)$/.exec(file)?.[1];
    const identity = name && readFileName(name);
    const split = splitFrontMatter(text);
    if (!identity || 'reason' in identity || !split) continue;
    facts.set(postAddress(identity), parse(split.yaml) as Facts);
  }
  return facts;
}
