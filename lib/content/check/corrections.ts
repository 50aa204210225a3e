import { z } from 'zod';
import { isoDay } from '../../base/i18n/format';
import { dateField, listField, textField } from './fields';

const example = '[{ date: 2026-11-25, what: "The release is of 2017, not 2016." }]';

/** Marks of Markdown and tags, which readers would see as they are written. */
const markup = /\]\(|`|\*\*|<\/?[a-z]/i;

/** What was wrong in a post and when it was fixed, in words that stand in its page, in feeds and for search engines alike. */
export const correctionsField = listField(
  'corrections',
  z.strictObject(
    {
      date: dateField('date'),
      what: textField('what', { max: 300, example: '"The release is of 2017, not 2016."' }).superRefine((what, context) => {
        if (markup.test(what))
          context.addIssue('"what" is plain text: readers would see marks of Markdown and tags as they are — Write it in words alone.');
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

/** What is wrong with when a post was corrected, by days in UTC, as readers see them. Days that are none are for others to report. */
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
