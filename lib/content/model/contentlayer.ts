import { statSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { isLocale } from '../../base/i18n/i18n';
import { defaultLocale, perLocale } from '../../base/i18n/languages';
import type { ContentType, contentTypes } from '../schema/content-types';
import type { BodyPlace } from './body';
import { readGeneratedFile } from './read-generated-file';

/** What pages need to know of a post's body without reading it. */
export interface PostBody extends BodyPlace {
  /** The keys of the frameworks that the post names. */
  mentions: string[];
  /** Whether it shows facts of frameworks, which change without it. */
  showsFacts: boolean;
  /** The ids of the polls in it. */
  polls: string[];
}

/** What `contentlayer.config.ts` computes from a file besides its fields. */
export interface ComputedFields {
  Post: { slug: string; imageWidth: number; imageHeight: number; imageBytes: number; readingMinutes: number; body: PostBody };
  Page: { slug: string; body: BodyPlace };
  Framework: { key: string };
  Poll: { id: string };
}

type Document<T extends ContentType> = z.output<(typeof contentTypes)[T]['schema']> &
  (T extends keyof ComputedFields ? ComputedFields[T] : unknown);

/** Everything that Contentlayer makes of the content: fields and what is computed from them, no bodies. */
export interface Generated {
  readonly posts: Document<'Post'>[];
  readonly pages: Document<'Page'>[];
  readonly frameworks: Document<'Framework'>[];
  readonly polls: Document<'Poll'>[];
  readonly tags: Document<'TagFile'>['tags'];
  readonly categories: Document<'CategoryFile'>['categories'];
  readonly series: Document<'SeriesFile'>['series'];
  readonly facets: Document<'FacetFile'>['facets'];
  readonly questions: Document<'GuideFile'>['questions'];
  readonly redirects: Document<'RedirectFile'>['redirects'];
}

/** The file in which each is, and the field of it for files that hold a single document. */
const places: Record<keyof Generated, [type: ContentType, field?: string]> = {
  posts: ['Post'],
  pages: ['Page'],
  frameworks: ['Framework'],
  polls: ['Poll'],
  tags: ['TagFile', 'tags'],
  categories: ['CategoryFile', 'categories'],
  series: ['SeriesFile', 'series'],
  facets: ['FacetFile', 'facets'],
  questions: ['GuideFile', 'questions'],
  redirects: ['RedirectFile', 'redirects'],
};

let cached: { changed: number; generated: Generated } | undefined;

/**
 * Returns Contentlayer's data, read from its files on first use. A module with all of it would make every page's code grow with the
 * number of posts. In development it is read again after a change.
 */
export function readGenerated(): Generated {
  if (process.env.NODE_ENV === 'development') {
    // Unused, but its presence makes the development server refresh open pages after a change.
    import('contentlayer/generated').catch(() => {});
    const changed = Math.max(...Object.values(places).map(([type]) => statSync(fileOf(type), { throwIfNoEntry: false })?.mtimeMs ?? 0));
    if (cached?.changed !== changed) cached = { changed, generated: readLazily() };
  }
  cached ??= { changed: 0, generated: readLazily() };
  return cached.generated;
}

/** Each type is read on its own: a function that serves frameworks is deployed without posts. */
function readLazily(): Generated {
  const generated = {};
  for (const [name, [type, field]] of Object.entries(places)) {
    let data: unknown;
    Object.defineProperty(generated, name, {
      get() {
        data ??= field === undefined ? read(type) : read(type)[field];
        return data;
      },
    });
  }
  return generated as Generated;
}

function read(type: ContentType): Record<string, unknown> {
  return JSON.parse(readGeneratedFile(fileOf(type)), (key, value) => (isInternal(key) ? undefined : complete(value)));
}

/** Contentlayer adds these to documents and nested objects. */
function isInternal(key: string): boolean {
  return key === 'type' || key === '_id' || key === '_raw';
}

/** Fills in the default language's text of a localized field for languages that lack it (`localizedField`). */
function complete(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !(defaultLocale in value) || !Object.keys(value).every(isLocale)) return value;
  const { [defaultLocale]: text } = value as Record<string, unknown>;
  return { ...perLocale(() => text), ...value };
}

function fileOf(type: ContentType): string {
  return path.join(process.cwd(), '.contentlayer', 'generated', type, '_index.json');
}
