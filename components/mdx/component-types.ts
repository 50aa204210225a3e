import type { ComponentType, ReactNode } from 'react';
import type { MdxTag, mdxTags } from '@/lib/content/mdx/mdx-tags';

type Value<Rule> = Rule extends { values: readonly (infer V)[] } ? V : string;
type Rules<T extends MdxTag> = (typeof mdxTags)[T];

/** The props of the component for an MDX tag. */
export type MdxTagProps<T extends MdxTag> = {
  [P in keyof Rules<T> as Rules<T>[P] extends { required: true } ? P : never]: Value<Rules<T>[P]>;
} & {
  [P in keyof Rules<T> as Rules<T>[P] extends { required: true } ? never : P]?: Value<Rules<T>[P]>;
} & { children?: ReactNode };

/** The Markdown elements for which a component map may have a component, with their props. */
export interface HtmlProps {
  h2: { id?: string; 'data-label'?: string; children?: ReactNode };
  h3: { id?: string; 'data-label'?: string; children?: ReactNode };
  h4: { id?: string; 'data-label'?: string; children?: ReactNode };
  img: { src?: string; alt?: string; title?: string; width?: number; height?: number };
  table: { 'data-label'?: string; children?: ReactNode };
}

/** The components of one medium (web, feed or e-mail). A map that lacks an MDX tag is a type error. */
export type MdxComponents = { [T in MdxTag]: ComponentType<MdxTagProps<T>> } & {
  [T in keyof HtmlProps]?: ComponentType<HtmlProps[T]>;
};
