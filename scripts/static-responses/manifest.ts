import { readFile } from 'node:fs/promises';

/** Where the build leaves the static responses: what each says, and the compressed bodies of all, one after the other. */
export const manifestFile = '.next/static-responses.json';
export const bodiesFile = '.next/static-responses.bin';

/** The forms in which a body can be sent, the preferred first. */
export const encodings = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof encodings)[number];

/** The offset and length of a body in `bodiesFile`. */
export type Span = [offset: number, length: number];

export interface Body {
  /** A hash of the bytes as they are. */
  hash: string;
  /** The length of the bytes as they are. */
  size: number;
  /** A body that is not text lies in the file that the build was made from. */
  file?: string;
  /** One that is text lies compressed in `bodiesFile`, or as it is where compression does not pay. */
  packed?: Partial<Record<Encoding, Span>>;
}

export interface StaticResponse {
  status: number;
  /** The index of its header fields in `Manifest.headers`; those that depend on the encoding are added when it is sent. */
  headers: number;
  contentType: string;
  lastModified?: string;
  body: number;
  /** Whether Next.js may answer otherwise where the address has a query. */
  hasQueryRules?: boolean;
  /** Where `Accept` matches the pattern, another response, or Next.js without one. */
  accepted?: { pattern: string; response?: StaticResponse };
}

export interface Manifest {
  /** Names and values by turns. */
  headers: string[][];
  bodies: Body[];
  /** By path, percent-encoded. */
  responses: Record<string, StaticResponse>;
}

/** Throws where the build left no manifest. */
export async function readStaticManifest(): Promise<Manifest> {
  try {
    return JSON.parse(await readFile(manifestFile, 'utf8'));
  } catch (cause) {
    throw new Error(`${manifestFile} cannot be read: make the build again with "npm run build"`, { cause });
  }
}
