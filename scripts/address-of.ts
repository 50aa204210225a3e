import path from 'node:path';
import { readFileName } from '../lib/check/file-name';
import { localePath } from '../lib/i18n';

/** The address at which a content file can be read, where it makes a page of its own: `/zh/posts/x` for `content/posts/x.zh.mdx`. */
export function addressOf(file: string): string | undefined {
  const [, folder, base = ''] = /^content\/(posts|pages|frameworks)\/([^/]+)$/.exec(file) ?? [];
  if (folder === 'frameworks') return base.endsWith('.yml') ? `/frameworks/${path.parse(base).name}` : undefined;
  const name = folder ? readFileName(base) : undefined;
  if (!name || 'reason' in name) return undefined;
  return localePath(name.lang, folder === 'posts' ? `/posts/${name.slug}` : `/${name.slug}`);
}
