import { defaultOf, factsOf, type SettingFacts, type SettingName, settingNames } from './settings-schema';

const groups: Record<SettingFacts['group'], string> = {
  Site: 'The address of the site, and the proxy in front of it.',
  'Data and secrets': 'Where data is stored, and the secrets that protect it.',
  Email: 'How emails are sent. The limits are for campaigns, not for other emails such as confirmations.',
  Bounces: 'The keys with which email providers sign their webhooks.',
  Tools: 'Read by commands only, never by the running site.',
};

const written = 'by `npm run settings` from lib/base/env/settings-schema.ts: edit that file.';

/** Returns the text of `docs/configuration.md`. */
export function settingsPage(): string {
  const sections = Object.entries(groups).map(([group, about]) => {
    const rows = settingNames.filter((name) => factsOf(name).group === group).map(tableRow);
    return `## ${group}\n\n${about}\n\n| name | default | meaning |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `<!-- Made ${written} -->

# Configuration

All settings are environment variables, and all are optional: without any, \`npm start\` serves the site on
\`http://localhost:3000\`. On a server, put them into the environment of the process, or into \`.env.local\` beside
\`package.json\`, one \`NAME=value\` per line ([\`.env.example\`](../.env.example) has them all). The environment wins over the file.

Settings are parsed once, at start. A value that does not parse stops \`npm start\`, \`npm run build\` and \`npm run dev\` before they
do anything; it never means the default:

\`\`\`
$ SEND_PER_MINUTE=fast npm start
SEND_PER_MINUTE is "fast": expected a whole number from 1. Unset it for no limit.
\`\`\`

Every such value is reported in the same run. An empty value is an unset one. \`npm run doctor\` lists the same problems, and
contradictions between settings. On Vercel a build fails in the same way; a function whose setting does not parse logs it, and
refuses what needs the setting: it never sends without the limit. "Vercel" in the tables: needed in production on Vercel, which keeps no files.

${sections.join('\n')}`;
}

/** Returns the text of `.env.example`. */
export function exampleFile(): string {
  const sections = Object.keys(groups).map((group) => {
    const names = settingNames.filter((name) => factsOf(name).group === group);
    return `# ${group}\n\n${names.map(exampleOf).join('\n\n')}\n`;
  });
  return `# Made ${written}\n# Copy what you need to .env.local. All are optional; docs/configuration.md says more.\n\n${sections.join('\n')}`;
}

function tableRow(name: SettingName): string {
  const { meaning, neededOnVercel } = factsOf(name);
  const fallback = defaultOf(name);
  const unset = fallback === undefined ? unsetOf(name) : `\`${fallback}\``;
  return `| \`${name}\` | ${unset}${neededOnVercel ? ' (Vercel: needed)' : ''} | ${meaning} |`;
}

function exampleOf(name: SettingName): string {
  const { meaning, example } = factsOf(name);
  const fallback = defaultOf(name);
  const unset = fallback === undefined ? `Unset: ${plain(unsetOf(name))}.` : `Default: ${fallback}`;
  return `${comment(`${plain(meaning)} ${unset}`)}\n# ${name}=${quoted(example ?? fallback ?? '')}`;
}

function unsetOf(name: SettingName): string {
  return factsOf(name).unset ?? '';
}

function plain(text: string): string {
  return text.replaceAll('`', '');
}

/** Values with spaces need quotation marks. */
function quoted(text: string): string {
  return /\s/.test(text) ? `"${text}"` : text;
}

/** Returns a comment in lines of at most 100 characters. */
function comment(text: string): string {
  return text.replace(/(.{1,98})(?:\s+|$)/g, '# $1\n').trimEnd();
}
