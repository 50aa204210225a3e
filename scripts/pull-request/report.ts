import { z } from 'zod';
import { locales } from '../../lib/base/i18n/i18n';
import { severities } from '../../lib/content/check/diagnostic';
import { changeKinds } from './file-change';

/** The largest report, in bytes. */
export const maxReport = 2_000_000;

/** The longest texts and lists of a report. `cutReport` cuts longer ones. */
export const limits = { text: 500, file: 300, list: 200 } as const;

/** Letters and digits of any script; of characters with a meaning in Markdown only `_`, `~`, `-` and `.`. */
const address = z
  .string()
  .max(limits.file)
  .regex(/^\/(?!\/)[\p{L}\p{M}\p{N}/._~-]*$/u);
const text = z.string().max(limits.text);
const count = z.int().min(0).max(1_000_000_000);
const weight = z.strictObject({ html: count, css: count, script: count });
const list = <T extends z.ZodType>(item: T) => z.array(item).max(limits.list);

/**
 * The report that the unprivileged job passes to the job that comments. The author of a pull request controls its content, so it
 * is validated with this schema, and its texts are untrusted.
 */
const reportSchema = z.strictObject({
  version: z.literal(1),
  /** Whether any page may have changed; `pages` has examples then. */
  any: z.boolean(),
  pages: list(
    z.strictObject({
      address,
      kind: z.enum(changeKinds),
      title: text.optional(),
      state: z.enum(['draft', 'scheduled', 'unlisted']).optional(),
      /** Compressed bytes of the page and what it loads, now and in the version before. */
      weight: weight.optional(),
      before: weight.optional(),
    }),
  ),
  diagnostics: list(
    z.strictObject({
      file: z.string().min(1).max(limits.file),
      line: count,
      column: count,
      severity: z.enum(severities),
      reason: text,
      fix: text,
    }),
  ),
  translations: list(
    z.strictObject({
      slug: z
        .string()
        .max(100)
        .regex(/^[a-z0-9-]+$/),
      lang: z.enum(locales),
      kind: z.enum(['missing', 'unchanged']),
    }),
  ),
  /** Whether the site could be built. */
  built: z.boolean(),
  /** How many of each were left out. */
  more: z.strictObject({ pages: count, diagnostics: count, translations: count }),
});

export type Report = z.infer<typeof reportSchema>;

/** Parses a report. Returns undefined when it is invalid or too long. */
export function parseReport(json: string): Report | undefined {
  if (json.length > maxReport) return undefined;
  try {
    return reportSchema.parse(JSON.parse(json));
  } catch {
    return undefined;
  }
}

/** Cuts lists and texts to the limits, and counts what was left out. */
export function cutReport(whole: Omit<Report, 'version' | 'more'>): Report {
  const { pages, diagnostics, translations } = whole;
  const over = (items: unknown[]) => Math.max(0, items.length - limits.list);
  return {
    ...whole,
    version: 1,
    pages: pages.slice(0, limits.list).map((page) => (page.title === undefined ? page : { ...page, title: cut(page.title, limits.text) })),
    diagnostics: diagnostics.slice(0, limits.list).map((diagnostic) => ({
      ...diagnostic,
      file: cut(diagnostic.file, limits.file),
      reason: cut(diagnostic.reason, limits.text),
      fix: cut(diagnostic.fix, limits.text),
    })),
    translations: translations.slice(0, limits.list),
    more: { pages: over(pages), diagnostics: over(diagnostics), translations: over(translations) },
  };
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
