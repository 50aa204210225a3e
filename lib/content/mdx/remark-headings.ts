import type { Root } from 'mdast';
import { headingsOf } from './headings-of';

/** A heading of the second or third level, for the contents list. */
export interface BodyHeading {
  id: string;
  text: string;
  level: 2 | 3;
}

/**
 * Gives headings their ids and, in `data-label`, their words for those who name something after them. Collects those of the
 * second and third level into `headings`.
 */
export function remarkHeadings(headings: BodyHeading[]) {
  return (tree: Root) => {
    for (const { heading, id, text } of headingsOf(tree)) {
      heading.data = { ...heading.data, hProperties: { id, 'data-label': text } };
      if (heading.depth === 2 || heading.depth === 3) headings.push({ id, text, level: heading.depth });
    }
  };
}
