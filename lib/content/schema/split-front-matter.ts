/** The two parts of a content file. Lines count from 1 in the whole file. */
export interface SplitFile {
  /** The YAML between the two `---` lines. */
  yaml: string;
  /** Everything after the second one. */
  body: string;
  /** The line on which the body starts. */
  bodyLine: number;
}

/** Returns a text with `\n` line ends and without a byte-order mark, as all readers of content files expect. */
export function normalizeText(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n');
}

/**
 * Splits a normalized text (`normalizeText`) at its front matter. Returns undefined if there is none: the first line or all later
 * lines are not exactly `---`.
 */
export function splitFrontMatter(text: string): SplitFile | undefined {
  if (!text.startsWith('---\n')) return undefined;
  const end = /^---$/m.exec(text.slice(4));
  if (!end) return undefined;
  const yaml = text.slice(4, 4 + end.index);
  const body = text.slice(4 + end.index + 4);
  return { yaml, body, bodyLine: 3 + (yaml.match(/\n/g)?.length ?? 0) };
}
