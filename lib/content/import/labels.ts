import { Document, isMap, isScalar, parse, visit } from 'yaml';
import { dictionary, type Locale } from '../../base/i18n/i18n';
import { perLocale } from '../../base/i18n/languages';

/** A tag or category as `tags.yml` and `categories.yml` have it. */
export interface Label {
  key: string;
  label: Record<Locale, string>;
  aliases?: string[];
  parent?: string;
}

/** Finds tags or categories by their names, and registers new ones. */
export class LabelRegistry {
  readonly added: Label[] = [];

  constructor(private readonly known: readonly Label[]) {}

  /** Returns the key for a name, which may be a key, alias or label in any language; else a new one. Undefined for an invalid name. */
  keyFor(name: string, lang: Locale, parent?: string): string | undefined {
    const found = this.find(name, parent);
    if (found) return found.key;
    const own = keyOf(name);
    const isTaken = this.all().some(({ key }) => key === own);
    const key = isTaken && parent ? `${parent}-${own}` : own;
    if (!own || key.length > 60 || [...name].length > 40) return undefined;
    this.added.push({ key, label: { ...perLocale(() => name), [lang]: name }, ...(parent ? { parent } : {}) });
    return key;
  }

  keys(): string[] {
    return this.all().map(({ key }) => key);
  }

  /** Returns a key and its ancestors, from the root. */
  chainOf(key: string): string[] {
    const chain: string[] = [];
    let at: string | undefined = key;
    while (at !== undefined && !chain.includes(at)) {
      chain.unshift(at);
      const current: string = at;
      at = this.all().find((label) => label.key === current)?.parent;
    }
    return chain;
  }

  /** Sets the label in another language, if the key is new. */
  translate(key: string, lang: Locale, name: string): void {
    const label = this.added.find((added) => added.key === key);
    if (label && [...name].length <= 40) label.label[lang] = name;
  }

  private all(): Label[] {
    return [...this.known, ...this.added];
  }

  private find(name: string, parent: string | undefined): Label | undefined {
    const wanted = name.normalize('NFKC').toLowerCase();
    return this.all().find(
      (label) =>
        (parent === undefined || label.parent === parent) &&
        [label.key, ...(label.aliases ?? []), ...Object.values(label.label)].some(
          (called) => called.normalize('NFKC').toLowerCase() === wanted || called === keyOf(name),
        ),
    );
  }
}

/** Appends tags or categories to the list of a YAML file. Comments and order stay. */
export function addLabels(yaml: string, list: 'tags' | 'categories', labels: readonly Label[]): string {
  return addItems(
    yaml,
    list,
    labels.map(({ key, label, parent }) => ({
      key,
      label,
      description: perLocale((locale) => dictionary(locale).scaffold.labelDescription),
      ...(parent ? { parent } : {}),
    })),
  );
}

/** Appends redirects to the list of `redirects.yml`. */
export function addRedirects(yaml: string, redirects: readonly { from: string; to: string }[]): string {
  return addItems(yaml, 'redirects', redirects, true);
}

/** Appends text, since a YAML writer would reformat the whole file. Throws when the list is not the last one of its file. */
function addItems(yaml: string, list: string, items: readonly object[], onOneLine = false): string {
  if (items.length === 0) return yaml;
  const document = new Document(items);
  visit(document, {
    Pair(_, { key, value }) {
      if (isScalar(key) && key.value === 'label' && isMap(value)) value.flow = true;
    },
    Map(_, node, path) {
      if (onOneLine && path.length === 2) node.flow = true;
    },
  });
  const added = document.toString({ lineWidth: 0 }).replace(/^(?=.)/gm, '  ');
  const open = yaml.replace(new RegExp(`^${list}: \\[\\][ \\t]*$`, 'm'), `${list}:`);
  const text = `${open.replace(/\n*$/, '\n')}${added}`;
  const before: unknown = parse(yaml)?.[list];
  const after: unknown = parse(text)?.[list];
  if (!Array.isArray(before) || !Array.isArray(after) || after.length !== before.length + items.length)
    throw new Error(`"${list}" is not the last list of its file, indented by two spaces, so nothing can be added below it`);
  return text;
}

/** Makes a key of a name: lower-case letters and digits of any script, joined by hyphens (`keyField` of the check). */
function keyOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('c++', 'cpp')
    .replaceAll('c#', 'c-sharp')
    .replace(/[^\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .normalize('NFC');
}
