import path from 'node:path';
import type { Element, Root } from 'hast';
import sharp from 'sharp';
import { visit } from 'unist-util-visit';

/** Writes the width and height in pixels on images of this site, so that pages hold their place before they load. */
export function rehypeImageSize() {
  return async (tree: Root) => {
    const images: Element[] = [];
    visit(tree, 'element', (node) => {
      if (node.tagName === 'img') images.push(node);
    });
    for (const image of images) {
      const { width, height } = await sharp(path.join(process.cwd(), 'public', decodeURI(String(image.properties.src)))).metadata();
      Object.assign(image.properties, { width, height });
    }
  };
}
