import { defaultLocale, languageName } from '../../lib/base/i18n/i18n';
import { type Severity, severities, showControls } from '../../lib/content/check/diagnostic';
import type { Report } from './report';

/** Facts about a run from GitHub, not from its artifacts. */
export interface RunFacts {
  /** The commit, and its repository (`owner/name`), which may be a fork. */
  sha: string;
  repository: string;
  /** The origin of GitHub. */
  server: string;
  /** The address of the page of the run. */
  url: string;
  isGood: boolean;
  /** The origin of the preview deployment. */
  preview?: string;
  /** The address of the screenshots. */
  screenshots?: string;
}

/** The first line of the comment, which identifies it. */
export const commentMarker = '<!-- newsletter: what a pull request changes -->';

/** GitHub accepts up to 65,536 characters. */
const maxComment = 60_000;

/**
 * Returns the comment on a pull request, in GitHub's Markdown. Texts of the report are untrusted: all are in code spans, and links
 * lead to GitHub or the preview only. Long lists are cut until the comment is short enough.
 */
export function composeComment(report: Report | undefined, run: RunFacts): string {
  const wholes = [50, 20, 5, 0].map((most) => (report ? sectionsOf(report, run, most) : [withoutReport(run)]));
  const texts = wholes.map((sections) => `${[commentMarker, ...sections, footer(run)].join('\n\n')}\n`);
  return texts.find((text) => text.length <= maxComment) ?? texts.at(-1) ?? '';
}

function withoutReport({ url }: RunFacts): string {
  return `### The site could not be built\n\n[The log](${url}) says why. The next commit starts a new build.`;
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
  if (errors) return `❌ The check found ${found}. Errors prevent publication. Each is listed below with its fix.`;
  if (!built || !isGood) return `❌ The content is in order, but the site could not be built: [the log](${url}) says why.`;
  return `✅ The site was built, and the check found ${found || 'nothing'}.`;
}

const signs = { added: 'new', changed: 'changed', removed: 'removed' };
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
  const intro = any ? 'Code, settings or texts of the site changed, so **any page may look different.** Examples:' : '';
  const removed = pages.some(({ kind }) => kind === 'removed')
    ? 'Readers may have links to removed pages: `content/redirects.yml` can redirect them.'
    : '';
  const where = preview ? '' : 'There is no preview deployment.';
  return joinBlocks('#### Pages', intro, [...lines, ...andMore(pages.length + more.pages - lines.length)].join('\n'), removed, where);
}

const severityNames: Record<Severity, string> = { error: '**Error**', warning: 'Warning', note: 'Note' };

function diagnosticsSection({ diagnostics, more }: Report, { server, repository, sha }: RunFacts, most: number): string {
  if (diagnostics.length === 0) return '';
  const lines = diagnostics.slice(0, most).map(({ file, line, severity, reason, fix }) => {
    const address = `${server}/${repository}/blob/${sha}/${file.split('/').map(encodePart).join('/')}?plain=1#L${line}`;
    return `- ${severityNames[severity]} in [${codeSpan(`${file}:${line}`)}](${address})\n  ${codeSpan(`${reason}.`)}\n  ${codeSpan(fix)}`;
  });
  return joinBlocks('#### Diagnostics', [...lines, ...andMore(diagnostics.length + more.diagnostics - lines.length)].join('\n'));
}

/** Encodes a path segment for a Markdown link, which brackets and quotes would end. Lone surrogates cannot be encoded. */
function encodePart(part: string): string {
  const whole = part.replace(/\p{Cs}/gu, '\ufffd');
  return encodeURIComponent(whole).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function translationsSection({ translations, more }: Report, most: number): string {
  if (translations.length === 0) return '';
  const lines = translations.slice(0, most).map(({ slug, lang, kind }) => {
    const language = languageName(defaultLocale, lang);
    if (kind === 'unchanged') return `- ${codeSpan(slug)}: the ${language} version was not changed with the other`;
    return `- ${codeSpan(slug)}: not in ${language} yet. \`npm run new -- --of ${slug} --lang ${lang}\` starts a translation`;
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
  return joinBlocks('<details>\n<summary>Page weights in kB, compressed</summary>', table, '</details>');
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

/**
 * Returns an untrusted text as a Markdown code span (CommonMark 0.31, 6.1) on one line, so that GitHub finds no mention, link,
 * picture, HTML or reference in it. Not safe in tables for texts with `|`.
 */
export function codeSpan(text: string): string {
  const words = showControls(text.replace(/\s+/g, ' ').trim()) || '…';
  const longest = Math.max(0, ...[...words.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = words.startsWith('`') || words.endsWith('`') ? ' ' : '';
  return `${fence}${space}${words}${space}${fence}`;
}
