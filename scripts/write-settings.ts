/** `npm run settings`: writes `docs/configuration.md` and `.env.example` from lib/base/env/settings-schema.ts. */
import { writeFile } from 'node:fs/promises';
import { exampleFile, settingsPage } from '../lib/base/env/describe-settings';

await writeFile('docs/configuration.md', settingsPage());
await writeFile('.env.example', exampleFile());
console.log('Wrote docs/configuration.md and .env.example.');
