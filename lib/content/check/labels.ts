import { categoryFile, tagFile } from '../schema/labels';
import type { PostKeys } from '../schema/post';
import type { Diagnostic } from './diagnostic';
import { readYamlFile } from './yaml-file';

/** The tags and categories that posts may use. */
export interface Labels extends PostKeys {
  tags: string[];
  aliases: Map<string, string>;
  categories: string[];
  /** The parent of each subcategory. */
  parents: Map<string, string>;
}

/** Reads and checks `tags.yml` and `categories.yml`. */
export async function checkLabels(root: string): Promise<{ labels: Labels; diagnostics: Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const labels: Labels = { tags: [], aliases: new Map(), categories: [], parents: new Map() };

  const tags = await readYamlFile(root, { file: 'content/tags.yml', schema: tagFile, reason: 'posts name the tags in it.' }, diagnostics);
  tags?.map.value.tags.forEach((tag, index) => {
    for (const [name, key] of [tag.key, ...tag.aliases].map((name) => [name, tag.key] as const)) {
      const owner = labels.aliases.get(name);
      if (owner !== undefined)
        tags.report(['tags', index, 'key'], `"${name}" already names the tag "${owner}"`, 'Use each key and alias once.');
      labels.aliases.set(name, key);
    }
    labels.tags.push(tag.key);
  });

  const categories = await readYamlFile(
    root,
    { file: 'content/categories.yml', schema: categoryFile, reason: 'posts name the categories in it.' },
    diagnostics,
  );
  const list = categories?.map.value.categories ?? [];
  const keys = new Set(list.map(({ key }) => key));
  for (const { key, parent } of list) if (parent !== undefined) labels.parents.set(key, parent);
  list.forEach(({ key, parent }, index) => {
    if (labels.categories.includes(key))
      categories?.report(['categories', index, 'key'], `category "${key}" is given twice`, 'Delete one of the two.');
    labels.categories.push(key);
    if (parent !== undefined && !keys.has(parent))
      categories?.report(['categories', index, 'parent'], `parent "${parent}" is not a category`, 'Use a key of this file.');
    else if (parent !== undefined && ancestry(parent, labels.parents).includes(key))
      categories?.report(
        ['categories', index, 'parent'],
        `category "${key}" is its own ancestor`,
        'Change a parent so that there is no cycle.',
      );
  });
  return { labels, diagnostics };
}

/** Returns a category and its ancestors, each once. */
export function ancestry(key: string, parents: Map<string, string>): string[] {
  const line = new Set<string>();
  for (let current: string | undefined = key; current !== undefined && !line.has(current); current = parents.get(current))
    line.add(current);
  return [...line];
}
