import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument, visit, type YAMLMap } from 'yaml';
import type { z } from 'zod';
import { closest } from '../../base/text/closest';
import type { FileDiagnostic } from './diagnostic';

/** A YAML map that matches its schema, with the places of its values. */
export interface YamlMap<T> {
  value: T;
  /** Returns the place of the value at this path; of its nearest existing parent when it is missing. */
  at(...path: PropertyKey[]): { line: number; column: number };
}

/** `map` is missing when there are errors; `peek` still finds the text and place of a field. */
interface YamlResult<T> {
  map?: YamlMap<T>;
  fileDiagnostics: FileDiagnostic[];
  peek(key: string): { text: string; line: number; column: number } | undefined;
}

interface YamlOptions<T> {
  yaml: string;
  schema: z.ZodType<T>;
  /** The line of the file on which the YAML starts. */
  firstLine: number;
}

/**
 * Parses a YAML 1.2 map and validates it with a schema. Also reports what most parsers accept: repeated keys, aliases,
 * unknown keys, several documents. Runs no code.
 */
export function readYamlMap<T>({ yaml, schema, firstLine }: YamlOptions<T>): YamlResult<T> {
  const fileDiagnostics: FileDiagnostic[] = [];
  const lines = new LineCounter();
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: line + firstLine - 1, column: col };
  };
  const report = (offset: number, reason: string, fix: string) =>
    fileDiagnostics.push({ ...place(offset), severity: 'error', reason, fix });

  const document = parseDocument(yaml, { lineCounter: lines, uniqueKeys: false, prettyErrors: false, stringKeys: true });
  const peek = (key: string) => {
    const text = isMap(document.contents) ? document.contents.get(key) : undefined;
    return typeof text === 'string' && isMap(document.contents) ? { text, ...place(offsetOf(document.contents, [key])) } : undefined;
  };
  // One mistake often causes many later errors.
  for (const error of [...document.errors, ...document.warnings].slice(0, 3)) report(error.pos[0], ...explain(error.code, error.message));
  if (fileDiagnostics.length) return { fileDiagnostics, peek };
  if (!isMap(document.contents)) {
    report(0, 'there are no "key: value" lines here', 'Write one field per line, such as "title: My title".');
    return { fileDiagnostics, peek };
  }
  let shared = 0;
  visit(document, {
    Node(_, node) {
      // Hundreds of them are one mistake, or an attack.
      if ((isAlias(node) || ('anchor' in node && node.anchor)) && ++shared <= 3)
        report(
          node.range?.[0] ?? 0,
          'anchors and aliases (& and *) are not allowed',
          'Write the value out, or put it in quotes if it starts with & or *.',
        );
    },
    Map(_, node) {
      reportRepeatedKeys(node);
    },
  });
  if (fileDiagnostics.length) return { fileDiagnostics, peek };

  const root = document.contents;
  const parsed = schema.safeParse(document.toJS());
  const at = (...path: PropertyKey[]) => place(offsetOf(root, path));
  if (parsed.success) return { map: { value: parsed.data, at }, fileDiagnostics, peek };
  for (const issue of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeys(schema, issue.path);
      for (const key of issue.keys) {
        const guess = closest(key, known);
        const { line, column } = at(...issue.path, key);
        const list = /\s/.test(key)
          ? 'Put a text that contains a comma in double quotes.'
          : known.length
            ? `Known are ${known.join(', ')}.`
            : '';
        fileDiagnostics.push({
          line,
          column,
          severity: 'error',
          reason: `unknown key "${key}"`,
          fix: guess ? `Did you mean "${guess}"?` : list,
        });
      }
      continue;
    }
    const [reason = issue.message, fix = ''] = issue.message.split(' — ');
    fileDiagnostics.push({ ...at(...issue.path), severity: 'error', reason, fix });
  }
  return { fileDiagnostics, peek };

  function reportRepeatedKeys(map: YAMLMap): void {
    const seen = new Map<string, number>();
    for (const pair of map.items) {
      if (!isScalar(pair.key)) continue;
      const offset = pair.key.range?.[0] ?? 0;
      const key = String(pair.key.value);
      const first = seen.get(key);
      if (first === undefined) seen.set(key, offset);
      else report(offset, `"${key}" is given twice: here and on line ${place(first).line}`, 'Delete one of the two lines.');
    }
  }
}

/** Translates an error of the YAML parser into words for editors. */
function explain(code: string, message: string): [reason: string, fix: string] {
  const plain = message.split('\n')[0]?.replace(/[.:]$/, '') ?? message;
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return [
        'this line has a second colon, which YAML reads as another key',
        'Put the whole value in double quotes: title: "Part one: the start".',
      ];
    case 'TAB_AS_INDENT':
      return ['a tab is used to indent', 'Use spaces.'];
    case 'TAG_RESOLVE_FAILED':
      return ['a value starts with "!", which YAML reads as the name of a type', 'Put the whole value in double quotes.'];
    case 'MULTIPLE_DOCS':
      return ['there is a second "---" block', 'Keep one.'];
    default:
      return [`this is not valid YAML: ${plain}`, 'A value with a colon, a hash or quotes in it must be put in double quotes.'];
  }
}

function offsetOf(root: YAMLMap, path: PropertyKey[]): number {
  let node: Node | null = root;
  let offset = root.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair || !isScalar(pair.key)) return offset;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else if (isSeq(node)) {
      node = (node.items[Number(step)] as Node | undefined) ?? null;
    } else return offset;
    // Items of a list have their own place; other values are reported at their key.
    if (node && typeof step === 'number') offset = node.range?.[0] ?? offset;
  }
  return offset;
}

/** Returns the keys of the object at a path of a schema, in their order. */
export function knownKeys(schema: z.ZodType, path: PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const step of path) {
    current = unwrap(current);
    const next = current as { shape?: Record<PropertyKey, unknown>; element?: unknown };
    current = typeof step === 'number' ? next.element : next.shape?.[step];
  }
  const { shape } = (unwrap(current) ?? {}) as { shape?: Record<string, unknown> };
  return shape ? Object.keys(shape) : [];
}

function unwrap(schema: unknown): unknown {
  let inner = schema;
  // Array schemas also have `unwrap`, which returns the schema of their elements.
  while (inner && typeof inner === 'object' && !('element' in inner) && 'unwrap' in inner && typeof inner.unwrap === 'function')
    inner = inner.unwrap();
  return inner;
}
