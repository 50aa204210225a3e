/** A string prop of a tag: whether it must be given, and which values it may have where they are few. */
export interface PropRule {
  required: boolean;
  values?: readonly string[];
}

/** The tags that editors may write in a body, with their props. Each component map has one component for each of them. */
export const mdxTags = {
  Figure: { caption: { required: true } },
  Callout: { kind: { required: true, values: ['note', 'tip', 'warning'] }, title: { required: false } },
  FrameworkTable: { of: { required: true }, show: { required: false }, caption: { required: false } },
  Compare: { of: { required: true } },
  Guide: {},
  Poll: { id: { required: true } },
} as const satisfies Record<string, Record<string, PropRule>>;

export type MdxTag = keyof typeof mdxTags;

/** Which props name frameworks, facets and polls, by their keys with spaces between. */
export const keyLists: Partial<Record<string, Record<string, 'framework' | 'facet' | 'poll'>>> = {
  FrameworkTable: { of: 'framework', show: 'facet' },
  Compare: { of: 'framework' },
  Poll: { id: 'poll' },
};

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
export const blockTags: ReadonlySet<string> = new Set([...Object.keys(mdxTags), 'details', 'summary']);
