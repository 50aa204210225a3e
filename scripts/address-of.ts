import path from 'node:path';
import { localePath } from '../lib/base/i18n/i18n';
import { readFileName } from '../lib/content/check/file-name';

/** Returns the address of a content file's page, `/zh/posts/x` for `content/posts/x.zh.mdx`, or undefined when it has none. */
export function addressOf(file: string): string | undefined {
  const [, folder, base = ''] = /^content\/(posts|pages|frameworks)\/([^/]+)$/.exec(file) ?? [];
  if (folder === 'frameworks') return base.endsWith('.yml') ? `/frameworks/${path.parse(base).name}` : undefined;
  const name = folder ? readFileName(base) : undefined;
  if (!name || 'reason' in name) return undefined;
  return localePath(name.lang, folder === 'posts' ? `/posts/${name.slug}` : `/${name.slug}`);
}
