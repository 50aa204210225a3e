import { isAlias, isMap, isScalar, isSeq, type Pair, parseDocument, type Scalar, visit, type YAMLMap } from 'yaml';
import { tooDeepAt } from './body';

export interface FixOptions {
  /** Other spellings of tags, each with the tag's key. */
  aliases: ReadonlyMap<string, string>;
  /** The names of the fields in their usual order. */
  fields: readonly string[];
}

/**
 * Replaces aliases of tags by their keys, sorts fields together with their comments, and removes trailing spaces. Returns
 * undefined for YAML that is not a plain block map.
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
  // YAML that does not survive being written and read again is left as it was.
  const isSame = done.length === 0 || valuesOf(written) === serialize(document.toJS());
  const kept = isSame ? written : yaml;

  const lines = kept.split('\n');
  const short = lines.map((line) => line.replace(/[ \t]+$/, ''));
  const trimmed = lines.filter((line, index) => line !== short[index]).length;
  const mayTrim = trimmed > 0 && valuesOf(short.join('\n')) === valuesOf(kept);
  return { yaml: mayTrim ? short.join('\n') : kept, trimmed: mayTrim ? trimmed : 0, done: isSame ? done : [] };
}

/** Renames tags in place, drops those that are then listed twice, and returns what was renamed. */
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

/** Sorts fields in place and returns whether any moved. Unknown fields stay in their order, after the known ones. */
function sortFields(root: YAMLMap<Scalar>, fields: readonly string[]): boolean {
  const rank = ({ key }: Pair<Scalar>) => {
    const index = fields.indexOf(String(key.value));
    return index < 0 ? fields.length : index;
  };
  const sorted = root.items.toSorted((a, b) => rank(a) - rank(b));
  if (sorted.every((pair, index) => pair === root.items[index])) return false;
  // The parser attaches a comment above the first field to the whole map; it must move with that field.
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
  return document.errors.length ? undefined : serialize(document.toJS());
}

/** Serializes a map for comparison, whatever the order of its keys. */
function serialize(value: unknown): string {
  return JSON.stringify(Object.entries(value ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
