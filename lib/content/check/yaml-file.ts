import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import type { Diagnostic, FileDiagnostic } from './diagnostic';
import { readText } from './read-text';
import { findMissingTexts } from './translations';
import { readYamlMap, type YamlMap } from './yaml-map';

/** A YAML file that matches its schema, and a function that reports an error at one of its values. */
export interface YamlFile<T> {
  map: YamlMap<T>;
  report(at: PropertyKey[], reason: string, fix: string): void;
}

interface YamlFilePlace<T> {
  file: string;
  schema: z.ZodType<T>;
  /** Why the site needs the file, for the message when it is missing. */
  reason: string;
}

/** Reads a YAML file and adds its problems to `diagnostics`. Returns undefined when it does not match its schema. */
export async function readYamlFile<T>(
  root: string,
  { file, schema, reason }: YamlFilePlace<T>,
  diagnostics: Diagnostic[],
): Promise<YamlFile<T> | undefined> {
  const add = (fileDiagnostic: FileDiagnostic) => diagnostics.push({ file, ...fileDiagnostic });
  const read = await readText(path.join(root, file)).catch(() => undefined);
  if (!read || 'fileDiagnostic' in read) {
    add(read?.fileDiagnostic ?? { line: 1, column: 1, severity: 'error', reason: 'the file is missing', fix: `Restore it: ${reason}` });
    return undefined;
  }
  const { map, fileDiagnostics } = readYamlMap({ yaml: read.text, schema, firstLine: 1 });
  fileDiagnostics.forEach(add);
  if (map) for (const missing of findMissingTexts(map)) add(missing);
  return map && { map, report: (at, reason, fix) => add({ ...map.at(...at), severity: 'error', reason, fix }) };
}

/** Returns the names of the YAML files in a folder without `.yml`, sorted; none for a missing folder. */
export async function listYamlKeys(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => name.replace(/\.yml$/, ''));
}
