/**
 * `npm run facts [-- --stale 180]`: lists the facts about frameworks by age, those without a source, and unknown facets. With
 * `--stale <days>` it lists only facts checked longer ago and those without a source, and exits 1 if there are any: for a
 * schedule. Exits 2 on invalid arguments.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isMap, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { ageInDays } from '../lib/content/frameworks/fact-age';

/** A fact or release of a framework. */
interface FactAge {
  /** `content/frameworks/pytorch.yml:12`. */
  place: string;
  /** `pytorch: hardware`, `pytorch: release 2.0`. */
  name: string;
  /** Whole days since it was last checked against its source; undefined without a date. */
  days?: number;
  source?: string;
}

const folder = 'content/frameworks';
const limit = readLimit();

const facts: FactAge[] = [];
const unknown: string[] = [];
for (const name of (await readdir(folder)).filter((name) => name.endsWith('.yml')).sort()) await readFramework(name);
const age = ({ days }: FactAge) => days ?? Number.POSITIVE_INFINITY;
facts.sort((a, b) => age(b) - age(a));

const unsourced = facts.filter(({ source }) => !source);
const shown = limit === undefined ? facts : facts.filter((fact) => age(fact) > limit);
print(limit === undefined ? 'By age, oldest first' : `Not checked for more than ${limit} days`, shown.map(formatFact));
print('Without a source', unsourced.map(formatFact));
if (limit === undefined) print('Unknown facets, for which no source was found', unknown);
console.log(`${facts.length} facts, ${limit === undefined ? '' : `${shown.length} stale, `}${unsourced.length} without a source`);
process.exit(limit !== undefined && shown.length + unsourced.length > 0 ? 1 : 0);

/** Adds the facts of a file, which need not pass the check: missing fields are what this command reports. */
async function readFramework(file: string): Promise<void> {
  const framework = file.replace(/\.yml$/, '');
  const lines = new LineCounter();
  const document = parseDocument(await readFile(path.join(folder, file), 'utf8'), { lineCounter: lines });
  const add = (entry: YAMLMap, what: string) => {
    const text = (key: string) => (entry.get(key) === undefined ? undefined : String(entry.get(key)));
    const checked = text('checked') ?? '';
    const days = Number.isNaN(Date.parse(checked)) ? undefined : ageInDays({ checked }, Date.now());
    const { line } = lines.linePos(entry.range?.[0] ?? 0);
    facts.push({ place: `${folder}/${file}:${line}`, name: `${framework}: ${what}`, days, source: text('source') });
  };
  for (const fact of mapsIn(document.get('facts'))) add(fact, String(fact.get('facet')));
  for (const release of mapsIn(document.get('releases'))) add(release, `release ${release.get('version')}`);
  const facets = document.get('unknown');
  if (isSeq(facets) && facets.items.length) unknown.push(`${framework}: ${facets.items.map(String).join(', ')}`);
}

function mapsIn(list: unknown): YAMLMap[] {
  return isSeq(list) ? list.items.filter((item) => isMap(item)) : [];
}

/** Returns the days given with `--stale`, or undefined without it. */
function readLimit(): number | undefined {
  try {
    const { stale } = parseArgs({ options: { stale: { type: 'string' } } }).values;
    if (stale === undefined) return undefined;
    if (/^\d+$/.test(stale)) return Number(stale);
  } catch {
    // An unknown option gets the same message.
  }
  console.error(`The only option is --stale with a number of days: npm run facts -- --stale 180. Not: ${process.argv.slice(2).join(' ')}`);
  process.exit(2);
}

function formatFact({ place, name, days, source }: FactAge): string {
  return `${String(days ?? 'no').padStart(5)} days  ${name.padEnd(40)}  ${place}  ${source ?? 'no source'}`;
}

function print(title: string, lines: string[]): void {
  if (lines.length) console.log(`${title}:\n${lines.map((line) => `  ${line}\n`).join('')}`);
}
