import { runSync } from '@mdx-js/mdx';
import rehypeShiki, { type RehypeShikiOptions } from '@shikijs/rehype';
import { serialize } from 'next-mdx-remote/serialize';
import type { ReactElement } from 'react';
import * as jsxDevRuntime from 'react/jsx-dev-runtime';
import * as jsxRuntime from 'react/jsx-runtime';
import type { PluggableList } from 'unified';
import type { MdxComponents } from '@/components/mdx/mdx-components';
import { cacheResult } from '@/lib/base/files/build-cache';
import { dictionary, fill, type Locale } from '@/lib/base/i18n/i18n';
import { codeTheme, colorsToClasses } from '@/lib/content/mdx/code-theme';
import { pagePrefix, rehypeFootnotesLabel, remarkFootnoteIds } from '@/lib/content/mdx/footnote-ids';
import { bodySyntax } from '@/lib/content/mdx/parse-body';
import { rehypeImageSize } from '@/lib/content/mdx/rehype-image-size';
import { rehypeTables } from '@/lib/content/mdx/rehype-tables';
import { rehypeTaskLabels } from '@/lib/content/mdx/rehype-task-labels';
import { remarkDropTitle } from '@/lib/content/mdx/remark-drop-title';
import { type BodyHeading, remarkHeadings } from '@/lib/content/mdx/remark-headings';
import { remarkRejectProblems } from '@/lib/content/mdx/remark-reject-problems';
import { lastGoodBody } from './last-good-body';

export interface RenderedBody {
  content: ReactElement;
  headings: BodyHeading[];
}

/** A body as JavaScript that makes its elements, for any component map. */
interface CompiledBody {
  code: string;
  headings: BodyHeading[];
}

interface BodyFacts {
  /** Changes with the body and with what it shows from other files: `bodyHash` of its document. */
  hash: string;
  /** The body's file, for messages. */
  file: string;
  locale: Locale;
  /** The document's title. */
  title: string;
}

/**
 * THE way from an MDX body to what readers get: GitHub-flavoured Markdown and the editors' tags, dressed in the components
 * of a component map. In a build throws, naming file, line and column, on a body with JavaScript or tags that are not allowed.
 */
export async function renderBody(
  source: string,
  { components, ...body }: BodyFacts & { components: MdxComponents },
): Promise<RenderedBody> {
  const { hash, file, locale, title } = body;
  const making = cacheResult('compiled-bodies', [hash, source, file, locale, title, process.env.NODE_ENV], () => compileBody(source, body));
  const made = await lastGoodBody(file, making);
  if (!made) return { content: <></>, headings: [] };
  const { default: Content } = runSync(made.code, { ...jsxDevRuntime, ...jsxRuntime, baseUrl: import.meta.url });
  return { content: <Content components={components} />, headings: made.headings };
}

async function compileBody(source: string, { file, locale, title }: BodyFacts): Promise<CompiledBody> {
  const words = dictionary(locale).post;
  const headings: BodyHeading[] = [];
  const remarkPlugins: PluggableList = [
    ...bodySyntax,
    [remarkRejectProblems, file, title],
    [remarkDropTitle, title],
    [remarkHeadings, headings],
    remarkFootnoteIds,
  ];
  const rehypePlugins: PluggableList = [
    rehypeFootnotesLabel,
    [rehypeTables, words.table],
    [rehypeTaskLabels, words.task],
    rehypeImageSize,
    [rehypeShiki, codeOptions],
  ];
  const remarkRehypeOptions = {
    clobberPrefix: pagePrefix,
    footnoteLabel: words.footnotes,
    footnoteBackLabel: (index: number) => fill(words.footnoteBack, { n: index + 1 }),
  };
  const forServerComponents = true;
  const { compiledSource } = await serialize(
    source,
    { mdxOptions: { remarkPlugins, rehypePlugins, remarkRehypeOptions } },
    forServerComponents,
  );
  return { code: compiledSource, headings };
}

/** Grammars are loaded when a body first uses their language: loading all of them takes seconds. */
const codeOptions: RehypeShikiOptions = {
  theme: codeTheme,
  langs: [],
  lazy: true,
  fallbackLanguage: 'text',
  addLanguageClass: true,
  transformers: [colorsToClasses],
};
