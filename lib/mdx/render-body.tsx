import rehypeShiki, { type RehypeShikiOptions } from '@shikijs/rehype';
import { compileMDX } from 'next-mdx-remote/rsc';
import type { ReactElement } from 'react';
import rehypeSlug from 'rehype-slug';
import remarkGfm from 'remark-gfm';
import type { PluggableList } from 'unified';
import { dictionary, fill, type Locale } from '../i18n';
import { codeTheme, colorsToClasses } from './code-theme';
import type { Wardrobe } from './editor-tags';
import { type BodyHeading, rehypeHeadings } from './rehype-headings';
import { rehypeImageSize } from './rehype-image-size';
import { rehypeTables } from './rehype-tables';
import { rehypeTaskLabels } from './rehype-task-labels';
import { remarkDropTitle } from './remark-drop-title';
import { remarkRefuseProblems } from './remark-refuse-problems';

export interface RenderedBody {
  content: ReactElement;
  headings: BodyHeading[];
}

/**
 * THE way from an MDX body to what readers get: GitHub-flavoured Markdown and the editors' tags, dressed in the components
 * of a wardrobe. Throws, naming file, line and column, on a body with JavaScript or tags that are not allowed.
 */
export async function renderBody(
  source: string,
  { file, locale, title, wardrobe }: { file: string; locale: Locale; title: string; wardrobe: Wardrobe },
): Promise<RenderedBody> {
  const words = dictionary(locale).post;
  const headings: BodyHeading[] = [];
  const remarkPlugins: PluggableList = [remarkGfm, [remarkRefuseProblems, file], [remarkDropTitle, title]];
  const rehypePlugins: PluggableList = [
    rehypeSlug,
    [rehypeHeadings, headings],
    [rehypeTables, words.table],
    [rehypeTaskLabels, words.task],
    rehypeImageSize,
    [rehypeShiki, codeOptions],
  ];
  const { content } = await compileMDX({
    source,
    components: wardrobe,
    options: {
      mdxOptions: {
        remarkPlugins,
        rehypePlugins,
        remarkRehypeOptions: {
          clobberPrefix: '',
          footnoteLabel: words.footnotes,
          footnoteBackLabel: (index: number) => fill(words.footnoteBack, { n: index + 1 }),
        },
      },
    },
  });
  return { content, headings };
}

/** Grammars are loaded when a body first uses their language: loading all of them takes seconds. */
const codeOptions: RehypeShikiOptions = {
  theme: codeTheme,
  langs: [],
  lazy: true,
  fallbackLanguage: 'text',
  transformers: [colorsToClasses],
};
