import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/**
 * Returns the HTML of a body for feeds, e-mail and Markdown: semantic elements only, without classes, ids, scripts and SVG, with
 * absolute URLs. `page` is the URL of the page with the body, to which relative links are resolved.
 */
export function plainHtml(html: string, page: string): string {
  if (last?.html !== html || last.page !== page) last = { html, page, clean: clean(html, page) };
  return last.clean;
}

/** The e-mail and the Markdown of a post are rendered one after the other and often have the same HTML. */
let last: { html: string; page: string; clean: string } | undefined;

function clean(html: string, page: string): string {
  const cleaner = unified()
    .use(rehypeParse, { fragment: true })
    .use(rehypeSanitize, schema)
    .use(absoluteAddresses, page)
    .use(rehypeStringify);
  return String(cleaner.processSync(html)).trim();
}

/** The elements and attributes that may appear in a feed: those of Markdown and MDX tags that feed readers keep. */
const schema: Schema = {
  strip: ['script', 'style', 'svg', 'select', 'button', 'template'],
  tagNames: (
    'a abbr b blockquote br caption code del details em figcaption figure h2 h3 h4 h5 h6 hr img input ins kbd li mark ol p pre s section ' +
    'small strong sub summary sup table tbody td th thead time tr ul'
  ).split(' '),
  attributes: {
    '*': ['lang'],
    a: ['href', 'title'],
    abbr: ['title'],
    code: [['className', /^language-./]],
    img: ['src', 'alt', 'title', 'width', 'height'],
    // Checkboxes of task lists.
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    ol: ['start'],
    td: ['align', 'colSpan', 'rowSpan'],
    th: ['align', 'colSpan', 'rowSpan', 'scope'],
    time: ['dateTime'],
  },
  required: { input: { type: 'checkbox', disabled: true } },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
};

function absoluteAddresses(page: string) {
  return (tree: Root) => {
    visit(tree, 'element', ({ properties }: Element) => {
      for (const name of ['href', 'src']) {
        const address = properties[name];
        if (typeof address !== 'string') continue;
        // The content check reports invalid URLs. Here the text stays without a link.
        properties[name] = URL.canParse(address, page) ? new URL(address, page).href : undefined;
      }
    });
  };
}
