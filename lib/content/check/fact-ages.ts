import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { isMap, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { ageInDays } from '../frameworks/fact-age';

/** A fact or release of a framework, as an editor who looks after it needs it. */
export interface FactAge {
  /** Its file and line, for an editor to open. */
  place: string;
  /** `pytorch: hardware`, `pytorch: release 2.0`. */
  name: string;
  /** Whole days since it was held against its source; undefined where it does not say when. */
  days?: number;
  source?: string;
}

/** Facets that were looked for and not found. */
export interface UnknownFacets {
  framework: string;
  facets: string[];
}

/**
 * Reads how old the facts in `content/frameworks` are, oldest first, those without a day at the very first. Takes files that
 * do not pass the check, too: what is missing there is just what is asked.
 */
export async function readFactAges(root: string, now: number): Promise<{ facts: FactAge[]; unknown: UnknownFacets[] }> {
  const folder = path.join(root, 'content/frameworks');
  const facts: FactAge[] = [];
  const unknown: UnknownFacets[] = [];
  for (const name of (await readdir(folder)).filter((name) => name.endsWith('.yml')).sort()) {
    const framework = name.replace(/\.yml$/, '');
    const lines = new LineCounter();
    const document = parseDocument(await readFile(path.join(folder, name), 'utf8'), { lineCounter: lines });
    const add = (entry: YAMLMap, what: string) => {
      const text = (key: string) => (entry.get(key) === undefined ? undefined : String(entry.get(key)));
      const checked = text('checked') ?? '';
      const days = Number.isNaN(Date.parse(checked)) ? undefined : ageInDays({ checked }, now);
      const { line } = lines.linePos(entry.range?.[0] ?? 0);
      facts.push({ place: `content/frameworks/${name}:${line}`, name: `${framework}: ${what}`, days, source: text('source') });
    };
    for (const fact of mapsIn(document.get('facts'))) add(fact, String(fact.get('facet')));
    for (const release of mapsIn(document.get('releases'))) add(release, `release ${release.get('version')}`);
    const facets = document.get('unknown');
    if (isSeq(facets) && facets.items.length) unknown.push({ framework, facets: facets.items.map(String) });
  }
  return { facts: facts.toSorted((a, b) => (b.days ?? Number.POSITIVE_INFINITY) - (a.days ?? Number.POSITIVE_INFINITY)), unknown };
}

function mapsIn(list: unknown): YAMLMap[] {
  return isSeq(list) ? list.items.filter((item) => isMap(item)) : [];
}
