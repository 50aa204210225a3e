import type { ComponentType, ReactNode } from 'react';

/** A string prop of a tag: whether it must be given, and which values it may have where they are few. */
export interface PropRule {
  required: boolean;
  values?: readonly string[];
}

/** The tags that editors may write in a body, with their props. Each wardrobe has one component for each of them. */
export const editorTags = {
  Figure: { caption: { required: true } },
  Callout: { kind: { required: true, values: ['note', 'tip', 'warning'] }, title: { required: false } },
  FrameworkTable: { of: { required: true }, show: { required: false }, caption: { required: false } },
  Compare: { of: { required: true } },
  Guide: {},
  Poll: { id: { required: true } },
} as const satisfies Record<string, Record<string, PropRule>>;

export type EditorTag = keyof typeof editorTags;

/** Which props name frameworks, facets and polls, by their keys with spaces between. */
export const keyLists: Partial<Record<string, Record<string, 'framework' | 'facet' | 'poll'>>> = {
  FrameworkTable: { of: 'framework', show: 'facet' },
  Compare: { of: 'framework' },
  Poll: { id: 'poll' },
};

type Value<Rule> = Rule extends { values: readonly (infer V)[] } ? V : string;
type Rules<T extends EditorTag> = (typeof editorTags)[T];

/** The props of an editor's tag as its component receives them. */
export type EditorTagProps<T extends EditorTag> = {
  [P in keyof Rules<T> as Rules<T>[P] extends { required: true } ? P : never]: Value<Rules<T>[P]>;
} & {
  [P in keyof Rules<T> as Rules<T>[P] extends { required: true } ? never : P]?: Value<Rules<T>[P]>;
} & { children?: ReactNode };

/** The keys in a prop that lists them with spaces between. */
export function keysIn(list: string): string[] {
  return list.split(/\s+/).filter(Boolean);
}

/** HTML elements that editors may write, with the attributes they may carry. Markdown has its own way for the rest. */
export const htmlTags: Record<string, readonly string[]> = {
  abbr: ['title'],
  br: [],
  del: [],
  details: [],
  ins: [],
  kbd: [],
  mark: [],
  small: [],
  sub: [],
  summary: [],
  sup: [],
};

/** Tags that stand on lines of their own, since HTML does not allow them within a paragraph. */
export const blockTags: ReadonlySet<string> = new Set([...Object.keys(editorTags), 'details', 'summary']);

/** The Markdown elements that a wardrobe may dress in components of its own. */
export interface HtmlProps {
  h2: { id?: string; 'data-label'?: string; children?: ReactNode };
  h3: { id?: string; 'data-label'?: string; children?: ReactNode };
  h4: { id?: string; 'data-label'?: string; children?: ReactNode };
  img: { src?: string; alt?: string; title?: string; width?: number; height?: number };
  table: { 'data-label'?: string; children?: ReactNode };
}

/**
 * Which component shows each tag, for one medium: the web, a mail, a feed. An editor's tag that a wardrobe does not dress
 * is a type error.
 */
export type Wardrobe = { [T in EditorTag]: ComponentType<EditorTagProps<T>> } & {
  [T in keyof HtmlProps]?: ComponentType<HtmlProps[T]>;
};
