import path from 'node:path';
import { defaultLocale, type Locale, localePath } from '../../base/i18n/i18n';
import type { LinkTargets } from './convert-links';
import type { ImageLookup } from './find-image';
import { isPublished, type OlderPost } from './older-post';

export interface Redirect {
  from: string;
  to: string;
}

export function postAddress({ lang, slug }: { lang: Locale; slug: string }): string {
  return localePath(lang, `/posts/${slug}`);
}

/** Returns the addresses that a post may have had on the older site, the likeliest first. */
export function olderAddresses({ lang, oldSlugs }: Pick<OlderPost, 'lang' | 'oldSlugs'>): string[] {
  return oldSlugs.map((slug) => `${lang === defaultLocale ? '' : `/${lang}`}/${slug}.html`);
}

/** Resolves a link of an older post to a file path below the older content, or to an address on the older site. */
export function readOlderUrl(url: string, from: string): { file?: string; address?: string } {
  const [, source, rest = ''] = /^(?:\{filename\}|\|filename\|)(\/?)([^?#]*)/.exec(url) ?? [];
  if (source !== undefined) return { file: resolve(rest, source ? '' : path.posix.dirname(from)) };
  if (/^\{index\}/.test(url)) return { address: '/' };
  if (/^[{|]/.test(url)) return {};
  const [bare = ''] = url.split(/[?#]/);
  if (/\.(?:md|markdown)$/.test(bare)) return { file: resolve(bare, bare.startsWith('/') ? '' : path.posix.dirname(from)) };
  return { address: bare.startsWith('/') ? bare : `/${bare.replace(/^(?:\.{1,2}\/)+/, '')}` };
}

function resolve(file: string, folder: string): string {
  const decoded = file.includes('%') ? decode(file) : file;
  return path.posix.normalize(path.posix.join(folder, decoded)).replace(/^(?:\.{0,2}\/)+/, '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What older posts can link to. */
interface Known {
  posts: readonly OlderPost[];
  /** Addresses of posts, including the imported ones. */
  addresses: ReadonlySet<string>;
  drafts: ReadonlySet<string>;
  redirects: readonly Redirect[];
}

/** Returns a function that creates the link targets of a post. Its pictures are added to `pictures`, by their target path. */
export function linkTargets({ posts, addresses, drafts, redirects }: Known, { imageOf, now }: { imageOf: ImageLookup; now: number }) {
  const files = new Map(posts.map((post) => [post.path, postAddress(post)]));
  const older = new Map([
    ...redirects.map(({ from, to }) => [from, to] as const),
    ...posts.flatMap((post) => olderAddresses(post).map((address) => [address, postAddress(post)] as const)),
  ]);

  return (post: OlderPost, pictures: Map<string, string>): LinkTargets => ({
    imageAt(url) {
      const found = imageOf(post.path, url);
      if (!found) return { missing: 'does not exist' };
      if (found.problem) return { missing: `cannot be used (${found.problem})` };
      pictures.set(`public${found.src}`, found.file);
      return found.src;
    },
    postAt(url) {
      const { file = '', address } = readOlderUrl(url, post.path);
      const target = files.get(file) ?? (address === undefined ? undefined : siteAddress(address));
      if (target === undefined) return { missing: 'leads to nothing on this site' };
      if (drafts.has(target) && isPublished(post, now)) return { missing: `leads to ${target}, which is not published` };
      return target;
    },
  });

  function siteAddress(address: string): string | undefined {
    return older.get(address) ?? (address === '/' || addresses.has(address) ? address : undefined);
  }
}
