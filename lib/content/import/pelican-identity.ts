import path from 'node:path';
import { defaultLocale, isLocale, type Locale, locales } from '../../base/i18n/i18n';
import { latinSlug } from '../../base/text/latin-slug';
import { Rejection } from './import-report';
import { fieldText, type PelicanFile } from './pelican-header';

/** The identity of an older post. */
export interface PelicanIdentity {
  lang: Locale;
  /** The file name without extension and language suffix, which translations share. */
  stem: string;
  slug: string;
  /** Slugs that it may have had on the older site, the likeliest first. */
  oldSlugs: string[];
}

/** Finds the language and slug of an older file by its header, folder and name. Throws a `Rejection` when it cannot. */
export function pelicanIdentity(file: string, { fields, body }: PelicanFile): PelicanIdentity {
  const name = path.posix.basename(file).replace(/\.(?:md|markdown|mkd|mdown)$/i, '');
  const [, suffix] = /[-_.]([a-z]{2})(?:[-_](?:cn|hans))?$/i.exec(name) ?? [];
  const named = suffix && isLocale(suffix.toLowerCase()) ? (suffix.toLowerCase() as Locale) : undefined;
  const stem = named ? name.replace(/[-_.][a-z]{2}(?:[-_](?:cn|hans))?$/i, '') : name;
  const lang = langOf(file, fields.get('lang'), named, body);
  const title = fieldText(fields.get('title')) ?? '';
  const given = fields.get('slug')?.lines[0]?.text;
  const own = given && /^[\w-]+$/.test(given) ? given : undefined;
  const oldSlugs = [...new Set(given ? [own ?? latinSlug(given)] : [latinSlug(name), latinSlug(title)])].filter(Boolean);
  const bare = (slug: string) => (lang === defaultLocale ? slug : slug.replace(new RegExp(`-${lang}$`), ''));
  const slug = [bare(latinSlug(given ?? '')), latinSlug(stem), latinSlug(title)].find(Boolean);
  if (!slug) throw new Rejection('neither its name nor its title has letters for an address: add a line such as Slug: my-post');
  return { lang, stem, slug, oldSlugs };
}

function langOf(file: string, field: ReturnType<PelicanFile['fields']['get']>, named: Locale | undefined, body: string): Locale {
  const given = new Set(field?.lines.map(({ text }) => text.toLowerCase()).filter(Boolean));
  const line = field?.lines[0]?.line;
  if (given.size > 1) throw new Rejection(`it has more than one Lang: ${[...given].join(', ')}`, line);
  const [lang] = given;
  if (lang !== undefined) {
    const base = lang.split(/[-_]/)[0] ?? '';
    if (isLocale(base)) return base;
    throw new Rejection(`Lang: ${lang} is not a language of this site (${locales.join(', ')})`, line);
  }
  const folder = path.posix
    .dirname(file)
    .split('/')
    .findLast((part) => isLocale(part.toLowerCase().split(/[-_]/)[0] ?? '') && part.length <= 7);
  if (named) return named;
  if (folder) return folder.toLowerCase().split(/[-_]/)[0] as Locale;
  const letters = body.match(/\p{L}/gu)?.length ?? 0;
  const chinese = body.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (chinese * 3 > letters)
    throw new Rejection('its text is Chinese, but neither Lang nor its folder (zh/) nor its name (-zh) says so: add a line Lang: zh');
  return defaultLocale;
}
