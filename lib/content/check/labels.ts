import { z } from 'zod';
import type { Diagnostic } from './diagnostic';
import { booleanField, keyField, listField, localizedField } from './fields';
import { readYamlFile } from './yaml-file';

/** The tags and categories that posts may use. */
export interface Labels {
  tags: string[];
  /** Other spellings of tags, each with the tag's key. */
  aliases: Map<string, string>;
  categories: string[];
  /** The parent of each category that has one. */
  parents: Map<string, string>;
}

const tagFile = z.strictObject({
  tags: listField(
    'tags',
    z.strictObject({
      key: keyField,
      label: localizedField('label', 40),
      description: localizedField('description', 300),
      aliases: z.array(keyField).optional(),
      topic: booleanField('topic').optional(),
    }),
    { max: 1000, example: '…' },
  ),
});

const categoryFile = z.strictObject({
  categories: listField(
    'categories',
    z.strictObject({
      key: keyField,
      label: localizedField('label', 40),
      description: localizedField('description', 300),
      parent: keyField.optional(),
    }),
    { max: 200, example: '…' },
  ),
});

/** Reads and checks `tags.yml` and `categories.yml`. */
export async function checkLabels(root: string): Promise<{ labels: Labels; diagnostics: Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const labels: Labels = { tags: [], aliases: new Map(), categories: [], parents: new Map() };

  const tags = await readYamlFile(
    root,
    { file: 'content/tags.yml', schema: tagFile, reason: 'every post names its tags by it.' },
    diagnostics,
  );
  tags?.map.value.tags.forEach((tag, index) => {
    for (const [name, key] of [tag.key, ...(tag.aliases ?? [])].map((name) => [name, tag.key] as const)) {
      const owner = labels.aliases.get(name);
      if (owner !== undefined)
        tags.report(['tags', index, 'key'], `"${name}" already names the tag "${owner}"`, 'Give each key and alias once.');
      labels.aliases.set(name, key);
    }
    labels.tags.push(tag.key);
  });

  const categories = await readYamlFile(
    root,
    { file: 'content/categories.yml', schema: categoryFile, reason: 'every post names its category by it.' },
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
      categories?.report(['categories', index, 'parent'], `parent "${parent}" is not a category`, 'Name a key of this file.');
    else if (parent !== undefined && ancestry(parent, labels.parents).includes(key))
      categories?.report(['categories', index, 'parent'], `category "${key}" is its own ancestor`, 'Break the circle of parents.');
  });
  return { labels, diagnostics };
}

/** A category and its ancestors, each once. */
export function ancestry(key: string, parents: Map<string, string>): string[] {
  const line = new Set<string>();
  for (let current: string | undefined = key; current !== undefined && !line.has(current); current = parents.get(current))
    line.add(current);
  return [...line];
}
