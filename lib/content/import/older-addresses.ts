import path from 'node:path';
import { defaultLocale, type Locale, localePath } from '../../base/i18n/i18n';
import type { OlderPost } from './older-post';

/** The address of a post of this site. */
export function postAddress({ lang, slug }: { lang: Locale; slug: string }): string {
  return localePath(lang, `/posts/${slug}`);
}

/** Where Pelican had a post, the likeliest first. */
export function olderAddresses({ lang, oldSlugs }: Pick<OlderPost, 'lang' | 'oldSlugs'>): string[] {
  return oldSlugs.map((slug) => `${lang === defaultLocale ? '' : `/${lang}`}/${slug}.html`);
}

/** What an older post points to: a path from the root of the older content, or an address on the older site. */
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
