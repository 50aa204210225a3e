import { runSync } from '@mdx-js/mdx';
import rehypeShiki, { type RehypeShikiOptions } from '@shikijs/rehype';
import { serialize } from 'next-mdx-remote/serialize';
import type { ReactElement } from 'react';
import * as jsxDevRuntime from 'react/jsx-dev-runtime';
import * as jsxRuntime from 'react/jsx-runtime';
import type { PluggableList } from 'unified';
import { dictionary, fill, type Locale } from '../i18n';
import { keepResult } from '../kept-results';
import { codeTheme, colorsToClasses } from './code-theme';
import type { Wardrobe } from './editor-tags';
import { pagePrefix, rehypeFootnotesLabel, remarkFootnoteIds } from './footnote-ids';
import { lastGoodBody } from './last-good-body';
import { bodySyntax } from './parse-body';
import { rehypeImageSize } from './rehype-image-size';
import { rehypeTables } from './rehype-tables';
import { rehypeTaskLabels } from './rehype-task-labels';
import { remarkDropTitle } from './remark-drop-title';
import { type BodyHeading, remarkHeadings } from './remark-headings';
import { remarkRefuseProblems } from './remark-refuse-problems';

export interface RenderedBody {
  content: ReactElement;
  headings: BodyHeading[];
}

/** A body as JavaScript that makes its elements, for any wardrobe. */
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
 * of a wardrobe. In a build throws, naming file, line and column, on a body with JavaScript or tags that are not allowed.
 */
export async function renderBody(source: string, { wardrobe, ...body }: BodyFacts & { wardrobe: Wardrobe }): Promise<RenderedBody> {
  const { hash, file, locale, title } = body;
  const making = keepResult('compiled-bodies', [hash, source, file, locale, title, process.env.NODE_ENV], () => compileBody(source, body));
  const made = await lastGoodBody(file, making);
  if (!made) return { content: <></>, headings: [] };
  const { default: Content } = runSync(made.code, { ...jsxDevRuntime, ...jsxRuntime, baseUrl: import.meta.url });
  return { content: <Content components={wardrobe} />, headings: made.headings };
}

async function compileBody(source: string, { file, locale, title }: BodyFacts): Promise<CompiledBody> {
  const words = dictionary(locale).post;
  const headings: BodyHeading[] = [];
  const remarkPlugins: PluggableList = [
    ...bodySyntax,
    [remarkRefuseProblems, file, title],
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
