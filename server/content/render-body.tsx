import { runSync } from '@mdx-js/mdx';
import { serialize } from 'next-mdx-remote/serialize';
import type { ReactElement } from 'react';
import * as jsxDevRuntime from 'react/jsx-dev-runtime';
import * as jsxRuntime from 'react/jsx-runtime';
import type { MdxComponents } from '@/components/mdx/component-types';
import { cacheResult } from '@/lib/base/files/build-cache';
import type { Locale } from '@/lib/base/i18n/i18n';
import { bodyOptions } from '@/lib/content/mdx/body-plugins';
import type { BodyHeading } from '@/lib/content/mdx/headings';

export interface RenderedBody {
  content: ReactElement;
  headings: BodyHeading[];
}

interface CompiledBody {
  /** JavaScript that creates the elements of the body with any component map. */
  code: string;
  headings: BodyHeading[];
}

interface BodyFacts {
  /** `bodyHash` of the document: changes with the body and with the files that it includes. */
  hash: string;
  /** The path of the body's file, for error messages. */
  file: string;
  locale: Locale;
  /** The title in the front matter. */
  title: string;
}

/**
 * Renders an MDX body with a component map. This is the only way from a body to a page, a feed or an e-mail. Throws on a body with
 * JavaScript or a tag that is not allowed, with file, line and column; in development returns the last good body instead.
 */
export async function renderBody(
  source: string,
  { components, ...body }: BodyFacts & { components: MdxComponents },
): Promise<RenderedBody> {
  const { hash, file, locale, title } = body;
  const cacheKey = [hash, source, file, locale, title, process.env.NODE_ENV];
  const compiled = await lastGoodBody(
    file,
    cacheResult('compiled-bodies', cacheKey, () => compileBody(source, body)),
  );
  if (!compiled) return { content: <></>, headings: [] };
  const { default: Content } = runSync(compiled.code, { ...jsxDevRuntime, ...jsxRuntime, baseUrl: import.meta.url });
  return { content: <Content components={components} />, headings: compiled.headings };
}

async function compileBody(source: string, body: BodyFacts): Promise<CompiledBody> {
  const headings: BodyHeading[] = [];
  const forServerComponents = true;
  const { compiledSource } = await serialize(source, { mdxOptions: bodyOptions(body, headings) }, forServerComponents);
  return { code: compiledSource, headings };
}

/** By file, used in development only. On the global object, because a change of the content loads modules again. */
const cache = globalThis as { lastGoodBodies?: Map<string, unknown> };

/**
 * Returns a compiled body. In development, if the body has an error, logs it and returns the last good version, or undefined: the
 * page stays readable while the editor fixes what the content check reports.
 */
export async function lastGoodBody<T>(file: string, compiling: Promise<T>): Promise<T | undefined> {
  if (process.env.NODE_ENV !== 'development') return compiling;
  cache.lastGoodBodies ??= new Map();
  try {
    cache.lastGoodBodies.set(file, await compiling);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  return cache.lastGoodBodies.get(file) as T | undefined;
}
