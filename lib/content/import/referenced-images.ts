/** Every address of a picture in an older file, as it stands there. May give more than the post shows. */
export function referencedImages(text: string): string[] {
  return [...new Set(text.match(/(?:\{(?:static|attach|filename)\}|\|filename\|)?[^\s()"'<>[\]{}|]+\.(?:png|jpe?g|gif|webp|svg)/gi))].map(
    (url) => url.replace(/^image:(?!\/\/)/i, ''),
  );
}

/** A picture that was looked up: where it is, where it goes, and what is wrong with it. */
export interface FoundImage {
  file: string;
  /** Its address on the site. */
  src: string;
  problem?: string;
  /** What is wrong with it as a cover only. */
  coverProblem?: string;
}
