import type { FoundImage } from '../../lib/content/import/find-image';
import type { FileReport } from '../../lib/content/import/import-report';
import { type ImportInput, planImport } from '../../lib/content/import/plan-import';
import { localizedYaml } from './localized';

const label = (key: string, en: string, zh: string) =>
  `  - key: ${key}\n    label: ${localizedYaml(en, { zh })}\n    description: ${localizedYaml('About it.', { zh: '说明。' })}\n`;

/** A small site, with one tag that has an alias and a Chinese label. */
export const site: Record<string, string> = {
  'content/tags.yml': `# Tags.\ntags:\n${label('pytorch', 'PyTorch', '火炬')}    aliases: [torch]\n`,
  'content/categories.yml': `# Categories.\ncategories:\n${label('newsletter', 'Newsletter', '通讯')}`,
  'content/redirects.yml': '# Redirects.\nredirects: []\n',
};

const header = {
  Title: 'An older post',
  Date: '2024-05-17',
  Category: 'newsletter',
  Tags: 'pytorch',
  Summary: 'A summary that is long enough to tell readers what they will find here.',
};

/** Returns a valid older post. A key of `undefined` is left out; others are added as given. */
export function olderPost(fields: Record<string, string | undefined> = {}, body = 'Some words.\n'): string {
  const lines = Object.entries({ ...header, ...fields }).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
  return `${lines.join('\n')}\n\n${body}`;
}

/** Plans the import of files and returns the plan, with functions for the report and notes of a file, and the site afterwards. */
export function importOf(
  files: Record<string, string>,
  {
    at = site,
    images = {},
    ...options
  }: Partial<Omit<ImportInput, 'site'>> & { at?: Record<string, string>; images?: Record<string, FoundImage> } = {},
) {
  const plan = planImport({
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    site: new Map(Object.entries(at)),
    imageOf: (_, url) => images[url],
    now: Date.parse('2026-01-01'),
    ...options,
  });
  const report = (path: string) => plan.reports.find((one) => one.path === path) as FileReport;
  const notes = (path: string) => report(path).notes.map(({ kind, line, text }) => `${kind} ${line}: ${text}`);
  return { ...plan, report, notes, after: { ...at, ...Object.fromEntries(plan.writes) } };
}
