import { z } from 'zod';
import { locales } from '../../base/i18n/i18n';
import { findInvisible } from '../mdx/find-invisible';

/** Messages have two parts, "what is wrong — how to fix it", which `readYamlMap` takes apart. */
const missing = (name: string, example: string) => ({
  error: ({ input }: { input?: unknown }) =>
    input === undefined || input === null
      ? `"${name}" is missing — Add a line such as: ${name}: ${example}`
      : `"${name}" must be text, not ${Array.isArray(input) ? 'a list' : (kinds[typeof input] ?? typeof input)} — Put the value in double quotes.`,
});

/** What YAML makes of a value without quotes, in an editor's words. */
const kinds: Record<string, string> = { number: 'a number', boolean: 'true or false', object: 'a list of fields' };

/** One line of visible text of a length between `min` and `max` characters. */
export function textField(name: string, { min = 1, max, example }: { min?: number; max: number; example: string }) {
  return z.string(missing(name, example)).superRefine((value, context) => {
    const length = [...value.trim()].length;
    const issue = invisibleIssue(name, value);
    if (issue) context.addIssue(issue);
    else if (length === 0) context.addIssue(`"${name}" is empty — Write between ${min} and ${max} characters.`);
    else if (length < min || length > max) context.addIssue(`"${name}" has ${length} characters — Write between ${min} and ${max}.`);
  });
}

/** What to say of a value that contains what nobody sees. */
export function invisibleIssue(name: string, value: string): string | undefined {
  const bad = findInvisible(value)?.name;
  return bad && `"${name}" contains the character ${bad} — Delete it; retype the words around it if you cannot see it.`;
}

/** `YYYY-MM-DD`, or RFC 3339 with a zone; a day that the calendar has. */
export function dateField(name: string) {
  return z.string(missing(name, '2026-11-23')).superRefine((value, context) => {
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

export function booleanField(name: string) {
  return z.boolean({ error: `"${name}" must be true or false — Write ${name}: true, without quotes, or delete the line.` });
}

export function listField<T extends z.ZodType>(name: string, item: T, { max, example }: { max: number; example: string }) {
  return z
    .array(item, {
      error: ({ input }) =>
        input === undefined || input === null
          ? `"${name}" is missing — Add a line such as: ${name}: ${example}`
          : `"${name}" must be a list — Write it in square brackets: ${name}: ${example}`,
    })
    .min(1, `"${name}" is empty — Give at least one.`)
    .max(max, `"${name}" has more than ${max} entries — Keep the ${max} that matter most.`);
}

export const langField = z.string(missing('lang', locales[0])).superRefine((value, context) => {
  if (!(locales as readonly string[]).includes(value))
    context.addIssue(`"lang" is "${value}", which is not a language of this site — Use one of ${locales.join(', ')}.`);
});

/** A text in each of the site's languages. */
export function localizedField(name: string, max: number) {
  const fields = Object.fromEntries(locales.map((locale) => [locale, textField(`${name}.${locale}`, { max, example: '"…"' })]));
  return z.strictObject(fields, {
    error: `"${name}" must have a text for each language — Write ${name}: { ${locales.map((locale) => `${locale}: …`).join(', ')} }.`,
  });
}

/** A key in addresses: lower-case letters and digits of any script, joined by hyphens. */
export const keyField = z.string(missing('key', 'my-key')).superRefine((value, context) => {
  if (
    value !== value.normalize('NFC') ||
    !/^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+)*$/u.test(value) ||
    value.length > 60
  )
    context.addIssue(`"${value.slice(0, 60)}" cannot be a key — Use lower-case letters and digits, joined by hyphens, at most 60.`);
});
