/** The metadata of a page. */
export interface Head {
  title: string;
  /** Its `meta` and `link` tags without style sheets, with attribute names in lower case. */
  tags: { name: string; attributes: Record<string, string> }[];
  /** The texts of its JSON-LD scripts. */
  data: string[];
}

export function readHead(html: string): Head {
  const head = html.slice(0, html.indexOf('</head>'));
  const tags = [...head.matchAll(/<(meta|link)\b((?:"[^"]*"|[^">])*)>/g)].map(([, name = '', text = '']) => ({
    name,
    attributes: Object.fromEntries(
      [...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key.toLowerCase(), decode(value)]),
    ),
  }));
  return {
    title: decode(/<title>([^<]*)<\/title>/.exec(head)?.[1] ?? ''),
    tags: tags.filter(({ attributes }) => attributes.rel !== 'stylesheet' && attributes.as !== 'style'),
    data: [...html.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)].map(([, text = '']) => text),
  };
}

/** Returns an attribute of the only tag with the attributes `having`. Throws where there are several. */
export function attribute({ tags }: Head, name: string, having: Record<string, string>, wanted: string): string | undefined {
  const found = tags.filter((tag) => tag.name === name && Object.entries(having).every(([key, value]) => tag.attributes[key] === value));
  if (found.length > 1) throw new Error(`There are ${found.length} ${name} tags with ${JSON.stringify(having)}`);
  return found[0]?.attributes[wanted];
}

/** Returns the content of the `meta` tag with this name or property. */
export function metaOf(head: Head, name: string): string | undefined {
  return attribute(head, 'meta', { [/^og:|^article:/.test(name) ? 'property' : 'name']: name }, 'content');
}

function decode(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'");
}
