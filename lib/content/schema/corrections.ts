import { z } from 'zod';
import { isoDay } from '../../base/i18n/format';
import { dateField, listField, textField } from './fields';

const example = '[{ date: 2026-11-25, what: "The release is of 2017, not 2016." }]';

/** Markdown and tags: corrections are shown as plain text. */
const markup = /\]\(|`|\*\*|<\/?[a-z]/i;

/** What was wrong in a post and when it was fixed, for its page, feeds and search engines. */
export const correctionsField = listField(
  'corrections',
  z.strictObject(
    {
      date: dateField('date'),
      what: textField('what', { max: 300, example: '"The release is of 2017, not 2016."' }).superRefine((what, context) => {
        if (markup.test(what))
          context.addIssue('"what" is plain text: readers would see Markdown and tags as they are written — Use words alone.');
      }),
    },
    { error: `a correction has a "date" and says "what" — Write corrections: ${example}` },
  ),
  { max: 20, example },
);

interface Dated {
  date: string;
  updated?: string;
  corrections?: { date: string }[];
}

/** Returns what is wrong with the days of corrections, in UTC, as readers see them. Invalid dates have their own issues. */
export function explainCorrectionDates({ date, updated, corrections = [] }: Dated): { path: PropertyKey[]; message: string }[] {
  const days = corrections.map((correction) => dayOf(correction.date));
  const last = days.toSorted().at(-1);
  if (last !== undefined && updated === undefined)
    return [{ path: ['corrections'], message: `there are "corrections" without "updated" — Add a line such as: updated: ${last}` }];
  const [first, latest] = [dayOf(date), updated && dayOf(updated)];
  return days.flatMap((day, index) => {
    const path = ['corrections', index, 'date'];
    if (day && first && day < first) return [{ path, message: `a correction is of ${day}, before "date" — Correct one of the two.` }];
    if (day && latest && day > latest) return [{ path, message: `a correction is of ${day}, after "updated" — Write updated: ${last}` }];
    return [];
  });
}

function dayOf(date: string): string {
  return Number.isNaN(Date.parse(date)) ? '' : isoDay(date);
}
