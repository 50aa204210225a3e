import type { LinkTargets } from './convert-links';
import type { ImportInput } from './import-input';
import type { Redirect } from './import-redirects';
import { olderAddresses, postAddress, readOlderUrl } from './older-addresses';
import { isPublished, type OlderPost } from './older-post';

/** What older posts may point to. */
interface Known {
  posts: readonly OlderPost[];
  /** Addresses of posts, those of the import too. */
  addresses: ReadonlySet<string>;
  drafts: ReadonlySet<string>;
  redirects: readonly Redirect[];
}

/** Gives for each post a way to find what it points to. Pictures that it shows go into `pictures`, by the place to which they are copied. */
export function linkTargets({ posts, addresses, drafts, redirects }: Known, { imageOf, now }: Pick<ImportInput, 'imageOf' | 'now'>) {
  const files = new Map(posts.map((post) => [post.path, postAddress(post)]));
  const older = new Map([
    ...redirects.map(({ from, to }) => [from, to] as const),
    ...posts.flatMap((post) => olderAddresses(post).map((address) => [address, postAddress(post)] as const)),
  ]);

  return (post: OlderPost, pictures: Map<string, string>): LinkTargets => ({
    imageAt(url) {
      const found = imageOf(post.path, url);
      if (!found) return { missing: 'is not there' };
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
