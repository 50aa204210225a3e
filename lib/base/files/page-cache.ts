/**
 * Pages of earlier builds, kept so that a build makes only those that changed. Vercel keeps this folder between builds. A
 * file holds one finished page; its name is a hash of everything that the page was made from.
 */
export const pageCacheFolder = '.next/cache/pages';

export function pageCacheFile(key: string): string {
  return `${pageCacheFolder}/${key}.json`;
}

/** Settings by which `npm run build` tells `next build` that pages may be kept, and how. */
export const buildSettings = {
  /** A hash of all code and settings that pages are made with. */
  codeVersion: 'BUILD_CODE_VERSION',
  /** Where to note what is planned: files of `[address inside Next.js, key]` pairs. */
  planFolder: 'BUILD_PLAN_FOLDER',
  /** The moment at which it is decided which scheduled posts have appeared, in milliseconds since 1970. */
  moment: 'BUILD_MOMENT',
  /** `1` in a preview: to parse the settings again would make each start of Next.js slower by 0.4 s. */
  preview: 'BUILD_PREVIEW',
} as const;
