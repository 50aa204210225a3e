/**
 * Pages of earlier builds, kept so that a build makes only those that changed. Vercel keeps this folder between builds. A
 * file holds one finished page; its name is a hash of everything that the page was made from.
 */
export const keptPagesFolder = '.next/cache/pages';

/** What a build plans: files of `[address inside Next.js, key]` pairs. */
export const plannedPagesFolder = `${keptPagesFolder}/planned`;

/** The setting that tells `next build` the version of the code, and that pages may be kept; `npm run build` sets it. */
export const codeVersionSetting = 'BUILD_CODE_VERSION';

export function keptPageFile(key: string): string {
  return `${keptPagesFolder}/${key}.json`;
}
