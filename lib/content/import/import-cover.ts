import type { ImportInput } from './import-input';
import type { Say } from './import-note';
import type { OlderPost } from './older-post';

/** The cover of a post as front matter has it. A picture that is there goes into `pictures`, by the place to which it is copied. */
export function coverOf(
  { path, image }: OlderPost,
  { imageOf, decorativeCovers }: Pick<ImportInput, 'imageOf' | 'decorativeCovers'>,
  pictures: Map<string, string>,
  say: Say,
): { image?: string; imageAlt?: string } {
  if (!image) return {};
  const { url, line } = image;
  const found = imageOf(path, url);
  const problem = found ? (found.problem ?? found.coverProblem) : 'there is no such file';
  if (!found || problem) {
    say('needs a person', line, `the cover ${url} is left out: ${problem}`);
    return {};
  }
  pictures.set(`public${found.src}`, found.file);
  if (decorativeCovers) {
    say('changed', line, `the cover ${found.src} has no description: it is decoration, as you said`);
    return { image: found.src, imageAlt: '' };
  }
  say(
    'needs a person',
    line,
    `the cover is copied but not shown, since nobody has described it: add “image: ${found.src}” and “imageAlt: …” to the post`,
  );
  return {};
}
