import { isAlias, isMap, isScalar, isSeq, type Pair, parseDocument, type Scalar, visit, type YAMLMap } from 'yaml';
import { tooDeepAt } from './body';
import type { FixOptions } from './fix-text';

/**
 * Writes tags by their keys, puts fields in order with their comments, and takes spaces off the ends of lines. Gives
 * undefined for YAML that is no plain map.
 */
export function fixFrontMatter(
  yaml: string,
  { aliases, fields }: FixOptions,
): { yaml: string; trimmed: number; done: string[] } | undefined {
  if (tooDeepAt(yaml)) return undefined;
  const document = parseDocument(yaml, { stringKeys: true });
  const root = document.contents;
  let isPlain = true;
  visit(document, {
    Node(_, node) {
      if (isAlias(node) || ('anchor' in node && node.anchor)) isPlain = false;
    },
  });
  if (document.errors.length || document.warnings.length || !isPlain || !isMap(root) || root.flow) return undefined;

  const done = renameTags(root as YAMLMap, aliases);
  if (sortFields(root as YAMLMap<Scalar>, fields)) done.push('fields are in their usual order');
  const written = done.length ? document.toString({ lineWidth: 0, flowCollectionPadding: false }) : yaml;
  // Something that could not be written as it was read is left alone.
  const isSame = done.length === 0 || valuesOf(written) === valuesIn(document.toJS());
  const kept = isSame ? written : yaml;

  const lines = kept.split('\n');
  const short = lines.map((line) => line.replace(/[ \t]+$/, ''));
  const trimmed = lines.filter((line, index) => line !== short[index]).length;
  const mayTrim = trimmed > 0 && valuesOf(short.join('\n')) === valuesOf(kept);
  return { yaml: mayTrim ? short.join('\n') : kept, trimmed: mayTrim ? trimmed : 0, done: isSame ? done : [] };
}

/** Says for each tag what it became; one that is on the list by then is dropped. */
function renameTags(root: YAMLMap, aliases: FixOptions['aliases']): string[] {
  const tags = root.get('tags', true);
  if (!isSeq(tags)) return [];
  const done: string[] = [];
  for (const item of tags.items) {
    if (!isScalar(item) || typeof item.value !== 'string') continue;
    const key = aliases.get(item.value.toLowerCase());
    if (key === undefined || key === item.value) continue;
    done.push(`tag "${item.value}" is "${key}"`);
    item.value = key;
  }
  if (done.length) {
    const seen = new Set<unknown>();
    tags.items = tags.items.filter((item) => !isScalar(item) || (!seen.has(item.value) && seen.add(item.value)));
  }
  return done;
}

/** Says whether anything had to move. Fields that nobody knows stay behind the others, in their order. */
function sortFields(root: YAMLMap<Scalar>, fields: readonly string[]): boolean {
  const rank = ({ key }: Pair<Scalar>) => {
    const index = fields.indexOf(String(key.value));
    return index < 0 ? fields.length : index;
  };
  const sorted = root.items.toSorted((a, b) => rank(a) - rank(b));
  if (sorted.every((pair, index) => pair === root.items[index])) return false;
  // A comment above the first field is taken for one of the whole map. It belongs to that field.
  const first = root.items[0]?.key;
  if (first && root.commentBefore) {
    first.commentBefore = root.commentBefore;
    root.commentBefore = undefined;
  }
  root.items = sorted;
  return true;
}

function valuesOf(yaml: string): string | undefined {
  const document = parseDocument(yaml, { stringKeys: true });
  return document.errors.length ? undefined : valuesIn(document.toJS());
}

/** Values to compare, whatever the order of their keys. */
function valuesIn(value: unknown): string {
  return JSON.stringify(Object.entries(value ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
