import { defaultLocale, languageName } from '../../lib/base/i18n/i18n';
import { type Severity, severities } from '../../lib/content/check/diagnostic';
import { codeSpan } from './code-span';
import type { Report } from './report';

/** What is known of a run by itself, and not by what it wrote. */
export interface RunFacts {
  /** The commit, and the repository (`owner/name`) in which it lies: a fork, perhaps. */
  sha: string;
  repository: string;
  /** Where GitHub is. */
  server: string;
  /** The address of the run's page. */
  url: string;
  isGood: boolean;
  /** The origin of the pages' preview. */
  preview?: string;
  /** Where the screenshots are. */
  screenshots?: string;
}

/** The first line of the comment, by which it is found again. */
export const commentMarker = '<!-- newsletter: what a pull request changes -->';

/** The most characters that GitHub takes in a comment are 65,536. */
const maxComment = 60_000;

/**
 * The one comment on a pull request, in GitHub's Markdown. Every text of the report is a stranger's and stands in code; every link
 * leads to GitHub or to the preview. Without a report it says that there is none. Long lists are cut, as far as it takes.
 */
export function composeComment(report: Report | undefined, run: RunFacts): string {
  const wholes = [50, 20, 5, 0].map((most) => (report ? sectionsOf(report, run, most) : [withoutReport(run)]));
  const texts = wholes.map((sections) => `${[commentMarker, ...sections, footer(run)].join('\n\n')}\n`);
  return texts.find((text) => text.length <= maxComment) ?? texts.at(-1) ?? '';
}

function withoutReport({ url }: RunFacts): string {
  return `### The pages could not be made\n\n[The log](${url}) says why. When the next commit is pushed, they are tried again.`;
}

function footer({ sha, repository, server, url, screenshots }: RunFacts): string {
  const links = [`commit [${codeSpan(sha.slice(0, 7))}](${server}/${repository}/commit/${sha})`, `[log](${url})`];
  if (screenshots) links.push(`[screenshots](${screenshots}), 360 and 1280 pixels wide`);
  return `<sub>${links.join(' · ')}</sub>`;
}

function sectionsOf(report: Report, run: RunFacts, most: number): string[] {
  return [
    `### What this pull request changes\n\n${verdict(report, run)}`,
    pagesSection(report, run, most),
    diagnosticsSection(report, run, most),
    translationsSection(report, most),
    weightsSection(report, most),
  ].filter((section) => section !== '');
}

function verdict({ diagnostics, built }: Report, { isGood, url }: RunFacts): string {
  const counts = severities.map(
    (severity) => [severity, diagnostics.filter((diagnostic) => diagnostic.severity === severity).length] as const,
  );
  const [[, errors] = ['error', 0]] = counts;
  const found = counts.flatMap(([severity, count]) => (count ? `${count} ${severity}${count === 1 ? '' : 's'}` : [])).join(', ');
  if (errors) return `❌ The check found ${found}. Errors keep it from being published; what to do stands with each of them below.`;
  if (!built || !isGood) return `❌ The content is in order, but the pages could not be made: [the log](${url}) says why.`;
  return `✅ The pages could be made, and the check found ${found || 'nothing'}.`;
}

const signs = { added: 'new', changed: 'changed', removed: 'gone' };
const states = {
  draft: 'a draft: only previews show it',
  scheduled: 'scheduled: shown from its date on',
  unlisted: 'unlisted: in no list',
};

function pagesSection({ pages, any, more }: Report, { preview }: RunFacts, most: number): string {
  if (pages.length === 0) return any ? '' : '#### Pages\n\nNone.';
  const lines = pages.slice(0, most).map(({ address, kind, title, state }) => {
    const name = codeSpan(address);
    const link = preview && kind !== 'removed' ? `[${name}](${preview}${encodeURI(address)})` : name;
    return `- ${signs[kind]}: ${link}${title ? `: ${codeSpan(title)}` : ''}${state ? ` (${states[state]})` : ''}`;
  });
  const intro = any ? 'Code, settings or words of the site changed: **any page may look different.** Among them:' : '';
  const removed = pages.some(({ kind }) => kind === 'removed')
    ? 'Readers keep links to what is gone: `content/redirects.yml` can lead them on.'
    : '';
  const where = preview ? '' : 'There is no preview of it to look at.';
  return joinBlocks('#### Pages', intro, [...lines, ...andMore(pages.length + more.pages - lines.length)].join('\n'), removed, where);
}

const severityNames: Record<Severity, string> = { error: '**Error**', warning: 'Warning', note: 'Note' };

function diagnosticsSection({ diagnostics, more }: Report, { server, repository, sha }: RunFacts, most: number): string {
  if (diagnostics.length === 0) return '';
  const lines = diagnostics.slice(0, most).map(({ file, line, severity, reason, fix }) => {
    const address = `${server}/${repository}/blob/${sha}/${file.split('/').map(encodePart).join('/')}?plain=1#L${line}`;
    return `- ${severityNames[severity]} in [${codeSpan(`${file}:${line}`)}](${address})\n  ${codeSpan(`${reason}.`)}\n  ${codeSpan(fix)}`;
  });
  return joinBlocks('#### Findings', [...lines, ...andMore(diagnostics.length + more.diagnostics - lines.length)].join('\n'));
}

/** A part of a path for a link of Markdown: brackets and quotes would end it. Lone surrogates have no address. */
function encodePart(part: string): string {
  const whole = part.replace(/\p{Cs}/gu, '\ufffd');
  return encodeURIComponent(whole).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function translationsSection({ translations, more }: Report, most: number): string {
  if (translations.length === 0) return '';
  const lines = translations.slice(0, most).map(({ slug, lang, kind }) => {
    const language = languageName(defaultLocale, lang);
    if (kind === 'unchanged') return `- ${codeSpan(slug)}: the ${language} text was not changed together with the other`;
    return `- ${codeSpan(slug)}: not in ${language} yet. \`npm run new -- --of ${slug} --lang ${lang}\` begins it`;
  });
  return joinBlocks('#### Translations', [...lines, ...andMore(translations.length + more.translations - lines.length)].join('\n'));
}

function weightsSection({ pages }: Report, most: number): string {
  const weighed = pages.filter(({ weight }) => weight).slice(0, most);
  if (weighed.length === 0) return '';
  const rows = weighed.map(({ address, weight, before }) => {
    const cells = (['html', 'css', 'script'] as const).map((part) => compare(before?.[part], weight?.[part] ?? 0));
    return `| ${codeSpan(address)} | ${cells.join(' | ')} |`;
  });
  const table = ['| page | HTML | style | script |', '|---|--:|--:|--:|', ...rows].join('\n');
  return joinBlocks('<details>\n<summary>What the pages weigh, in kB, compressed</summary>', table, '</details>');
}

function compare(before: number | undefined, after: number): string {
  const [was, is] = [before, after].map((bytes) => bytes !== undefined && (bytes / 1000).toFixed(1));
  return was && was !== is ? `${was} → **${is}**` : String(is);
}

function andMore(count: number): string[] {
  return count > 0 ? [`- and ${count} more`] : [];
}

function joinBlocks(...blocks: string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}
