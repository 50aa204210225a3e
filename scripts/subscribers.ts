/**
 * `npm run subscribers -- export people.csv`: writes a list of all subscribers. `npm run subscribers -- import people.csv`: makes
 * subscribers of people who confirmed elsewhere that they want mail, and says of every line that is refused why. Both through the
 * running site. Exits 0 when all went well, 1 when lines were refused, 2 when it could not be done.
 */
import { CannotAsk } from './ask-site';
import { loadSettings } from './load-settings';
import { exportList } from './subscribers/export-list';
import { importList } from './subscribers/import-list';

loadSettings({ exitCode: 2 });

const [command, file, ...rest] = process.argv.slice(2);

try {
  if (!file || rest.length || (command !== 'import' && command !== 'export'))
    throw new CannotAsk('Say what to do: npm run subscribers -- import people.csv, or npm run subscribers -- export people.csv');
  process.exitCode = command === 'export' ? await exportList(file) : await importList(file);
} catch (error) {
  if (!(error instanceof CannotAsk)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
