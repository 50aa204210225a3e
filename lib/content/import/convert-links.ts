import type { Definition, Link, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { headingsOf } from '../mdx/headings';
import { unsafeUrl } from '../mdx/unsafe-url';
import { wordsOf } from '../mdx/words-of';
import type { Say } from './import-note';

/** Where the things are that older posts point to. */
export interface LinkTargets {
  /** The address of a post of the site by how the older file names it, or why there is none. */
  postAt(url: string): string | { missing: string };
  /** The address of a picture of the site, or why there is none. */
  imageAt(url: string): string | { missing: string };
}

/**
 * Leads links and pictures to where they are on this site. A link that would lead nowhere becomes its words, a picture that is not
 * there its description.
 */
export function convertLinks(tree: Root, { postAt, imageAt }: LinkTargets, say: Say): void {
  inlineReferences(tree);
  visit(tree, 'image', (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const line = node.position?.start.line ?? 1;
    if (/^https?:\/\//i.test(node.url) && !unsafeUrl(node.url)) {
      say(
        'needs a person',
        line,
        `the picture ${node.url} lies on another site: it is a link now; put the file into public/images to show it`,
      );
      const words = node.alt || node.url;
      if (!node.alt) say('changed', line, `the picture ${node.url} has no description; its address stands for it`);
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
      if (found !== node.url) say('changed', line, `the picture ${node.url} is ${found} now`);
      node.url = found;
      return undefined;
    }
    say('needs a person', line, `the picture ${node.url} ${found.missing}: its description stands in its place`);
    parent.children.splice(index, 1, { type: 'text', value: node.alt ?? '', position: node.position });
    return [SKIP, index + 1];
  });
  visit(tree, 'link', (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    const line = node.position?.start.line ?? 1;
    const found = wordsOf(node) === '' ? { missing: 'has no words' } : leadOn(node.url);
    if (typeof found === 'string') {
      if (found !== node.url) say('changed', line, `the link to ${node.url} leads to ${found} now`);
      node.url = found;
      return undefined;
    }
    say('dropped', line, `the link to ${node.url}, which ${found.missing}; its words stay`);
    parent.children.splice(index, 1, ...node.children);
    return index;
  });
  dropDeadAnchors(tree, say);

  function leadOn(url: string): string | { missing: string } {
    if (url.startsWith('#')) return url;
    const unsafe = unsafeUrl(url);
    if (unsafe) return { missing: `posts do not carry (${unsafe})` };
    if (/^(?:https?|mailto):/i.test(url)) return url;
    return /\.(?:png|jpe?g|gif|webp)$/i.test(url) ? imageAt(url) : postAt(url);
  }
}

/** Links within the text have ids made of its headings, which Pelican made otherwise. */
function dropDeadAnchors(tree: Root, say: Say): void {
  const ids = new Set(headingsOf(tree).map(({ id }) => id));
  visit(tree, 'link', (node: Link, index, parent) => {
    if (!node.url.startsWith('#') || !parent || index === undefined || ids.has(decode(node.url.slice(1)))) return undefined;
    say('dropped', node.position?.start.line ?? 1, `the link to ${node.url}, a heading that is not there; its words stay`);
    parent.children.splice(index, 1, ...node.children);
    return index;
  });
}

/** Writes addresses where they are used, so that each stands or falls by itself. */
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
