import { z } from 'zod';
import { defaultLocale, type Locale, locales } from '../../base/i18n/i18n';
import { perLocale } from '../../base/i18n/languages';
import { findInvisible } from '../mdx/find-invisible';

/*
 * The kinds of fields of content files. Messages have two parts, "what is wrong — how to fix it", which the check takes apart.
 * What `meta` says is copied into the JSON Schema of the open data; Contentlayer parses a field with a date `format` as a date.
 */

interface FieldForm {
  /** A value as an editor would write it. */
  example: string;
  /** How to fix a missing value, where "Add a line" would not. */
  fix?: string;
}

function missing(name: string, { example, fix = `Add a line such as: ${name}: ${example}` }: FieldForm) {
  return {
    error: ({ input }: { input?: unknown }) =>
      input === undefined || input === null
        ? `"${name}" is missing — ${fix}`
        : `"${name}" must be text, not ${Array.isArray(input) ? 'a list' : (kinds[typeof input] ?? typeof input)} — Put the value in double quotes.`,
  };
}

/** The types of unquoted YAML values in the words of the check. */
const kinds: Record<string, string> = { number: 'a number', boolean: 'true or false', object: 'a list of fields' };

/** One line of visible text with `min` to `max` characters. */
export function textField(name: string, { min = 1, max, ...form }: FieldForm & { min?: number; max: number }) {
  return z.string(missing(name, form)).superRefine((value, context) => {
    const length = [...value.trim()].length;
    const issue = invisibleIssue(name, value);
    if (issue) context.addIssue(issue);
    else if (length === 0) context.addIssue(`"${name}" is empty — Write between ${min} and ${max} characters.`);
    else if (length < min || length > max) context.addIssue(`"${name}" has ${length} characters — Write between ${min} and ${max}.`);
  });
}

/** Returns what is wrong with a value that contains an invisible character, or undefined. */
export function invisibleIssue(name: string, value: string): string | undefined {
  const bad = findInvisible(value)?.name;
  return bad && `"${name}" contains the character ${bad} — Delete it; retype the words around it if you cannot see it.`;
}

/** `YYYY-MM-DD`, or RFC 3339 with a zone; a day that the calendar has. Stays as it is written. */
export function writtenDateField(name: string) {
  return z.string(missing(name, { example: '2026-11-23' })).superRefine((value, context) => {
    const match = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d))?$/.exec(
      value,
    );
    if (!match) {
      context.addIssue(
        `"${name}" is "${value.slice(0, 40)}", which is not a date — Write it as 2026-11-23, or with hour and zone as 2026-11-23T09:00:00Z.`,
      );
      return;
    }
    const [, year, month, day] = match;
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day))
      context.addIssue(`"${name}" is ${value}, a day that the calendar does not have — Correct the month or the day.`);
  });
}

/** As `writtenDateField`; pages get it as a moment in UTC (ISO 8601). */
export function dateField(name: string) {
  return writtenDateField(name).meta({ format: 'date-time' });
}

export function booleanField(name: string) {
  return z.boolean({ error: `"${name}" must be true or false — Write ${name}: true, without quotes, or delete the line.` });
}

/** A list of `min` to `max` entries. */
export function listField<T extends z.ZodType>(
  name: string,
  item: T,
  { min = 1, max, example }: { min?: 0 | 1; max: number; example: string },
) {
  const list = z.array(item, {
    error: ({ input }) =>
      input === undefined || input === null
        ? `"${name}" is missing — Add a line such as: ${name}: ${example}`
        : `"${name}" must be a list — Write it in square brackets: ${name}: ${example}`,
  });
  return (min ? list.min(min, `"${name}" is empty — Give at least one.`) : list).max(
    max,
    `"${name}" has more than ${max} entries — Keep the ${max} that matter most.`,
  );
}

export const langField = z.enum(locales, {
  error: ({ input }) => {
    if (typeof input !== 'string') return missing('lang', { example: defaultLocale }).error({ input });
    return `"lang" is "${input}", which is not a language of this site — Use one of ${locales.join(', ')}.`;
  },
});

/** Returns a localized text as an editor writes it: `label: { en: …, zh: … }`. */
export function localizedForm(name: string, texts: Partial<Record<Locale, string>> = {}): string {
  return `${name}: { ${locales.map((locale) => `${locale}: ${texts[locale] === undefined ? '…' : JSON.stringify(texts[locale])}`).join(', ')} }`;
}

/**
 * A text in the site's languages, of which the default one is required. `readGenerated` fills in the others from it, so that
 * pages and open data always have all of them.
 */
export function localizedField(name: string, max: number) {
  const form = localizedForm(name);
  const fields = perLocale((locale) => {
    const text = textField(`${name}.${locale}`, { max, example: '', fix: `Write ${form}.` });
    return locale === defaultLocale ? text : text.optional();
  });
  return z
    .strictObject(fields, { error: `"${name}" must have a text for each language — Write ${form}.` })
    .meta({ description: 'A text in each language', required: [...locales] }) as unknown as z.ZodType<Record<Locale, string>>;
}

/** A key in addresses: lower-case letters and digits of any script, joined by hyphens. */
export const keyField = z.string(missing('key', { example: 'my-key' })).superRefine((value, context) => {
  if (
    value !== value.normalize('NFC') ||
    !/^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+)*$/u.test(value) ||
    value.length > 60
  )
    context.addIssue(`"${value.slice(0, 60)}" cannot be a key — Use lower-case letters and digits, joined by hyphens, at most 60.`);
});
