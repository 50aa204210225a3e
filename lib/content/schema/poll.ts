import { z } from 'zod';
import { keyField, localizedField, localizedForm, writtenDateField } from './fields';

const mostOptions = 12;

const option = z.strictObject(
  { key: keyField, label: localizedField('label', 60) },
  `an option must have a key and a label — Write - key: pytorch, and below it ${localizedForm('label')}.`,
);

/** A file in `content/polls`. A poll that closes on a day without a time closes at its end, so days stay as they are written. */
export const pollSchema = z.strictObject({
  question: localizedField('question', 160),
  opens: writtenDateField('opens'),
  closes: writtenDateField('closes').optional(),
  options: z
    .array(option, '"options" is missing or no list — Write options: and below it one option after each hyphen, with key and label.')
    .superRefine((options, context) => {
      const { length } = options;
      if (length < 2) context.addIssue(`a poll with ${length === 1 ? 'one option' : 'no options'} asks nothing — Give at least two.`);
      if (length > mostOptions) context.addIssue(`a poll has ${length} options — Keep the ${mostOptions} that matter most.`);
    }),
});
