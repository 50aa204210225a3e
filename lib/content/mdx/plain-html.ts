import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/**
 * Cleans the HTML of a body for readers other than our pages: the elements that mean something, without classes, ids, scripts
 * and drawings, every address absolute. `page` is the address of the page that the body is on: links within it lead there.
 */
export function plainHtml(html: string, page: string): string {
  if (last?.html !== html || last.page !== page) last = { html, page, clean: clean(html, page) };
  return last.clean;
}

/** The e-mail and the Markdown of a post, made one after the other, often have the same HTML. */
let last: { html: string; page: string; clean: string } | undefined;

function clean(html: string, page: string): string {
  const cleaner = unified()
    .use(rehypeParse, { fragment: true })
    .use(rehypeSanitize, schema)
    .use(absoluteAddresses, page)
    .use(rehypeStringify);
  return String(cleaner.processSync(html)).trim();
}

/** What may stand in a feed: no reader that we know of drops any of it, and each is Markdown or a tag of the editors. */
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
    // Boxes of task lists.
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
        // What is no address is for the check to report: here its words stay without a link.
        properties[name] = URL.canParse(address, page) ? new URL(address, page).href : undefined;
      }
    });
  };
}
