import { editorTags, type Wardrobe } from './editor-tags';

/** A wardrobe for tests of what a body becomes: the editors' tags show nothing. */
export const bareWardrobe = Object.fromEntries(Object.keys(editorTags).map((tag) => [tag, () => null])) as unknown as Wardrobe;
