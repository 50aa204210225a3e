/**
 * The pages of earlier builds, so that a build renders only those that changed. Each file is a finished page, named by a hash of everything
 * that it was rendered from. Vercel keeps `.next/cache` between builds.
 */
export const pageCacheFolder = '.next/cache/pages';

export function pageCacheFile(key: string): string {
  return `${pageCacheFolder}/${key}.json`;
}

/** Environment variables that `npm run build` sets for `next build`. */
export const buildSettings = {
  /** A hash of all code and settings that pages depend on. */
  codeVersion: 'BUILD_CODE_VERSION',
  /** The folder for lists of planned pages: JSON files of `[internal path, key]` pairs. */
  planFolder: 'BUILD_PLAN_FOLDER',
  /** The time up to which scheduled posts are published, in milliseconds since 1970. */
  moment: 'BUILD_MOMENT',
  /** `1` in a preview. Parsing the settings again would slow each start of Next.js down by 0.4 s. */
  preview: 'BUILD_PREVIEW',
} as const;
