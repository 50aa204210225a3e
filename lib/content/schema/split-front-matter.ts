/** A content file taken apart. Lines are counted from 1 in the whole file. */
export interface SplitFile {
  /** The YAML between the two `---` lines. */
  yaml: string;
  /** Everything after them. */
  body: string;
  /** The line on which the body starts. */
  bodyLine: number;
}

/** Line ends as `\n`, without a byte-order mark: what every reader of a content file works on. */
export function normalizeText(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n');
}

/**
 * Splits a normalized file (`normalizeText`) at its front matter. Gives undefined where there is none: the first line is
 * not exactly `---`, or no later line is.
 */
export function splitFrontMatter(text: string): SplitFile | undefined {
  if (!text.startsWith('---\n')) return undefined;
  const end = /^---$/m.exec(text.slice(4));
  if (!end) return undefined;
  const yaml = text.slice(4, 4 + end.index);
  const body = text.slice(4 + end.index + 4);
  return { yaml, body, bodyLine: 3 + (yaml.match(/\n/g)?.length ?? 0) };
}
