/**
 * `npm run subscribers -- export people.csv` writes a list of all subscribers. `npm run subscribers -- import people.csv` adds
 * subscribers who confirmed at another newsletter service, and prints each refused line with the reason. Both ask the running site.
 * Exit code 0: success; 1: lines were refused; 2: it failed.
 */
import { parseArgs } from 'node:util';
import { CannotAsk } from './ask-site';
import { loadSettings } from './load-settings';
import { exportList } from './subscribers/export-list';
import { importList } from './subscribers/import-list';

loadSettings({ exitCode: 2 });

const usage = 'Usage: npm run subscribers -- import people.csv, or npm run subscribers -- export people.csv';

try {
  const [command, file, ...rest] = parseArguments();
  if (!file || rest.length || (command !== 'import' && command !== 'export')) throw new CannotAsk(usage);
  process.exitCode = command === 'export' ? await exportList(file) : await importList(file);
} catch (error) {
  if (!(error instanceof CannotAsk)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

function parseArguments(): string[] {
  try {
    return parseArgs({ allowPositionals: true }).positionals;
  } catch (error) {
    throw new CannotAsk(`${(error as Error).message}. ${usage}`);
  }
}
