import { readFile } from 'node:fs/promises';

/** Written by the build: the status and headers of each response, and all compressed bodies one after the other. */
export const manifestFile = '.next/static-responses.json';
export const bodiesFile = '.next/static-responses.bin';

/** The encodings in which a body can be sent, the preferred first. */
export const encodings = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof encodings)[number];

/** The offset and length of a body in `bodiesFile`. */
export type Span = [offset: number, length: number];

export interface Body {
  /** A hash of the uncompressed bytes. */
  hash: string;
  /** The number of uncompressed bytes. */
  size: number;
  /** The file of a body that is not text. */
  file?: string;
  /** Where a text is in `bodiesFile`: compressed, or as `identity` if it is short. */
  packed?: Partial<Record<Encoding, Span>>;
}

export interface StaticResponse {
  status: number;
  /** The index of its header fields in `Manifest.headers`; those of the encoding are added when it is sent. */
  headers: number;
  contentType: string;
  lastModified?: string;
  body: number;
  /** Whether Next.js may respond differently if the URL has a query. */
  hasQueryRules?: boolean;
  /** If `Accept` matches the pattern: another response, or that of Next.js without one. */
  accepted?: { pattern: string; response?: StaticResponse };
}

export interface Manifest {
  /** Names and values by turns. */
  headers: string[][];
  bodies: Body[];
  /** By path, percent-encoded. */
  responses: Record<string, StaticResponse>;
}

/** Reads the manifest. Throws if there is none. */
export async function readStaticManifest(): Promise<Manifest> {
  try {
    return JSON.parse(await readFile(manifestFile, 'utf8'));
  } catch (cause) {
    throw new Error(`${manifestFile} cannot be read. Build again: npm run build`, { cause });
  }
}
