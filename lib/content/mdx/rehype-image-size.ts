import path from 'node:path';
import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { imageSize } from '../../base/files/image-size';

/** Writes the width and height in pixels on images of this site, so that pages hold their place before they load. */
export function rehypeImageSize() {
  return async (tree: Root) => {
    const images: Element[] = [];
    visit(tree, 'element', (node) => {
      if (node.tagName === 'img') images.push(node);
    });
    for (const image of images) {
      const { width, height } = await imageSize(path.join(process.cwd(), 'public', String(image.properties.src)));
      Object.assign(image.properties, { width, height });
    }
  };
}
