/** The rule for a string prop of a tag: whether it is required, and its allowed values. */
export interface PropRule {
  required: boolean;
  values?: readonly string[];
}

/** The MDX tags that editors may use, with their props. Each component map has a component for each tag. */
export const mdxTags = {
  Figure: { caption: { required: true } },
  Callout: { kind: { required: true, values: ['note', 'tip', 'warning'] }, title: { required: false } },
  FrameworkTable: { of: { required: true }, show: { required: false }, caption: { required: false } },
  Compare: { of: { required: true } },
  Guide: {},
  Poll: { id: { required: true } },
} as const satisfies Record<string, Record<string, PropRule>>;

export type MdxTag = keyof typeof mdxTags;

/** The props that list keys of frameworks, facets or polls, separated by spaces. */
export const keyLists: Partial<Record<string, Record<string, 'framework' | 'facet' | 'poll'>>> = {
  FrameworkTable: { of: 'framework', show: 'facet' },
  Compare: { of: 'framework' },
  Poll: { id: 'poll' },
};

/** Splits a prop that lists keys separated by spaces. */
export function keysIn(list: string): string[] {
  return list.split(/\s+/).filter(Boolean);
}

/** The HTML elements that editors may use, with their allowed attributes. For all others there is Markdown syntax. */
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

/** Tags that must be on their own lines, because HTML does not allow them inside a paragraph. */
export const blockTags: ReadonlySet<string> = new Set([...Object.keys(mdxTags), 'details', 'summary']);
