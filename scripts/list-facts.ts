/**
 * `npm run facts [-- --stale 180]`: the facts about frameworks by age, oldest first, those without a source, and what is not
 * known. With `--stale N` it lists only facts last checked more than N days ago and those without a source, and exits 1 if
 * there are any: for a schedule. Exits 2 on what it does not understand.
 */
import { parseArgs } from 'node:util';
import { type FactAge, readFactAges } from '../lib/content/check/fact-ages';

const limit = readLimit();

const { facts, unknown } = await readFactAges(process.cwd(), Date.now());
const unsourced = facts.filter(({ source }) => !source);
const shown = limit === undefined ? facts : facts.filter(({ days }) => days === undefined || days > limit);
print(limit === undefined ? 'By age, oldest first' : `Not checked for more than ${limit} days`, shown);
print('Without a source', unsourced);
if (limit === undefined && unknown.length) {
  console.log('Looked for and not found:');
  for (const { framework, facets } of unknown) console.log(`  ${framework}: ${facets.join(', ')}`);
  console.log();
}
console.log(`${facts.length} facts, ${limit === undefined ? '' : `${shown.length} stale, `}${unsourced.length} without a source`);
process.exit(limit !== undefined && shown.length + unsourced.length > 0 ? 1 : 0);

/** The days behind `--stale`, or undefined without it. */
function readLimit(): number | undefined {
  try {
    const { stale } = parseArgs({ options: { stale: { type: 'string' } } }).values;
    if (stale === undefined) return undefined;
    if (/^\d+$/.test(stale)) return Number(stale);
  } catch {
    // An option that does not exist, or none of the words that it needs: the same advice helps.
  }
  console.error(`The only option is --stale with a number of days: npm run facts -- --stale 180. Not: ${process.argv.slice(2).join(' ')}`);
  process.exit(2);
}

function print(title: string, list: FactAge[]): void {
  if (list.length === 0) return;
  console.log(`${title}:`);
  for (const { place, name, days, source } of list)
    console.log(`  ${String(days ?? 'no').padStart(5)} days  ${name.padEnd(40)}  ${place}  ${source ?? 'no source'}`);
  console.log();
}
