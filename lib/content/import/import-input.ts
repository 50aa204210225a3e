import type { ImportNote } from './import-note';
import type { OlderFile } from './older-post';
import type { DateOrder } from './pelican-date';
import type { FoundImage } from './referenced-images';

/** What there is of the site before the import: texts of files by their path from the root of the repository. */
export interface ImportInput {
  files: readonly OlderFile[];
  site: ReadonlyMap<string, string>;
  /** The picture that an older file means, or undefined where there is none. */
  imageOf(file: string, url: string): FoundImage | undefined;
  order?: DateOrder;
  /** Covers that nobody has described are decoration. */
  decorativeCovers?: boolean;
  now: number;
}

/** What became of one older file. */
export interface FileReport {
  path: string;
  outcome: 'refused' | 'skipped' | 'new' | 'unchanged' | 'left';
  /** The post's file, where it has one. */
  post?: string;
  notes: ImportNote[];
  rejection?: { line: number; reason: string };
}

export interface ImportPlan {
  reports: FileReport[];
  /** Texts to write, by path from the root of the repository. What is the same already is not among them. */
  writes: Map<string, string>;
  /** Pictures to copy: their place in the repository, and where they are. */
  copies: Map<string, string>;
}
