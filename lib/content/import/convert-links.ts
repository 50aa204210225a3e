import type { Definition, Link, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { headingsOf } from '../mdx/headings';
import { unsafeUrl } from '../mdx/unsafe-url';
import { wordsOf } from '../mdx/words-of';
import type { AddNote } from './import-report';

/** Resolves the links and pictures of an older post. */
export interface LinkTargets {
  /** Returns the address on this site, or why there is none. */
  postAt(url: string): string | { missing: string };
  imageAt(url: string): string | { missing: string };
}

/**
 * Points links and pictures to their addresses on this site. A link without a target becomes its text, a missing picture its
 * description.
 */
export function convertLinks(tree: Root, { postAt, imageAt }: LinkTargets, addNote: AddNote): void {
  inlineReferences(tree);
  visit(tree, 'image', (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const line = node.position?.start.line ?? 1;
    if (/^https?:\/\//i.test(node.url) && !unsafeUrl(node.url)) {
      addNote(
        'needs a person',
        line,
        `the picture ${node.url} is on another site and became a link: put the file into public/images to show it`,
      );
      const words = node.alt || node.url;
      if (!node.alt) addNote('changed', line, `the picture ${node.url} has no description: the link shows its address`);
      parent.children.splice(index, 1, {
        type: 'link',
        url: node.url,
        title: null,
        children: [{ type: 'text', value: words }],
        position: node.position,
      });
      return [SKIP, index + 1];
    }
    const found = imageAt(node.url);
    if (typeof found === 'string') {
      if (found !== node.url) addNote('changed', line, `the picture ${node.url} became ${found}`);
      node.url = found;
      return undefined;
    }
    addNote('needs a person', line, `the picture ${node.url} ${found.missing}: its description replaces it`);
    parent.children.splice(index, 1, { type: 'text', value: node.alt ?? '', position: node.position });
    return [SKIP, index + 1];
  });
  visit(tree, 'link', (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const line = node.position?.start.line ?? 1;
    const found = wordsOf(node) === '' ? { missing: 'has no text' } : resolveUrl(node.url);
    if (typeof found === 'string') {
      if (found !== node.url) addNote('changed', line, `the link to ${node.url} now leads to ${found}`);
      node.url = found;
      return undefined;
    }
    addNote('dropped', line, `the link to ${node.url}, which ${found.missing}; its text stays`);
    parent.children.splice(index, 1, ...node.children);
    return index;
  });
  dropDeadAnchors(tree, addNote);

  function resolveUrl(url: string): string | { missing: string } {
    if (url.startsWith('#')) return url;
    const unsafe = unsafeUrl(url);
    if (unsafe) return { missing: `posts cannot contain (${unsafe})` };
    if (/^(?:https?|mailto):/i.test(url)) return url;
    return /\.(?:png|jpe?g|gif|webp)$/i.test(url) ? imageAt(url) : postAt(url);
  }
}

/** Drops links to headings that do not exist: Pelican makes ids of headings differently. */
function dropDeadAnchors(tree: Root, addNote: AddNote): void {
  const ids = new Set(headingsOf(tree).map(({ id }) => id));
  visit(tree, 'link', (node: Link, index, parent) => {
    if (!node.url.startsWith('#') || !parent || index === undefined || ids.has(decode(node.url.slice(1)))) return undefined;
    addNote('dropped', node.position?.start.line ?? 1, `the link to ${node.url}, a heading that does not exist; its text stays`);
    parent.children.splice(index, 1, ...node.children);
    return index;
  });
}

/** Replaces references by inline links and pictures, so that each can be converted by itself. */
function inlineReferences(tree: Root): void {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (node, index, parent) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
    if (!parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined || (node.type !== 'linkReference' && node.type !== 'imageReference')) return;
    const { url = '', title = null } = definitions.get(node.identifier) ?? {};
    const { position } = node;
    parent.children[index] =
      node.type === 'linkReference'
        ? { type: 'link', url, title, children: node.children, position }
        : { type: 'image', url, title, alt: node.alt, position };
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
