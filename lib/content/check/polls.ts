import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { closingMoment } from '../model/poll-phase';
import type { CheckedFile } from './checked-file';
import type { Diagnostic } from './diagnostic';
import { explainUnknown } from './explain-unknown';
import { dateField, keyField, localizedField } from './fields';
import { readYamlFile, type YamlFile } from './yaml-file';

const mostOptions = 12;

const pollFile = z.strictObject({
  question: localizedField('question', 160),
  opens: dateField('opens'),
  closes: dateField('closes').optional(),
  options: z
    .array(
      z.strictObject(
        { key: keyField, label: localizedField('label', 60) },
        'an option must have a key and a label — Write - key: pytorch, and below it label: { en: …, zh: … }.',
      ),
      '"options" is missing or no list — Write options: and below it one option after each hyphen, with key and label.',
    )
    .superRefine((options, context) => {
      const { length } = options;
      if (length < 2) context.addIssue(`a poll with ${length === 1 ? 'one option' : 'no options'} asks nothing — Give at least two.`);
      if (length > mostOptions) context.addIssue(`a poll has ${length} options — Keep the ${mostOptions} that matter most.`);
    }),
});

type PollFile = YamlFile<z.infer<typeof pollFile>>;

/** Checks every file in `content/polls`. Gives the ids of all of them, so that what names a broken one is not reported, too. */
export async function checkPolls(root: string, diagnostics: Diagnostic[]): Promise<string[]> {
  const names = (await readdir(path.join(root, 'content/polls')).catch(() => [])).filter((name) => name.endsWith('.yml')).sort();
  const ids = names.map((name) => name.replace(/\.yml$/, ''));
  for (const id of ids) {
    const file = `content/polls/${id}.yml`;
    if (!isPollId(id))
      diagnostics.push({
        file,
        line: 1,
        column: 1,
        severity: 'error',
        reason: `"${id.slice(0, 60)}" cannot be a part of an address`,
        fix: 'Name the file with lower-case letters a–z, digits and single hyphens, at most 60, such as next-framework.yml.',
      });
    const read = await readYamlFile(root, { file, schema: pollFile, reason: 'a poll is asked there.' }, diagnostics);
    if (!read) continue;
    checkTimes(read);
    checkOptions(read);
  }
  return ids;
}

/** Checks that posts ask each poll once: below a body is a place beside it. What is named in a body `checkNamedKeys` looks up. */
export function checkAskedPolls(files: readonly CheckedFile[], ids: readonly string[]): Diagnostic[] {
  return files.flatMap(({ file, post, body }): Diagnostic[] => {
    const error = ({ line, column }: { line: number; column: number }, [reason, fix]: [string, string]): Diagnostic => {
      return { file, line, column, severity: 'error', reason, fix };
    };
    const below = post?.value.poll;
    if (post && below !== undefined && !ids.includes(below)) return [error(post.at('poll'), explainUnknown('poll', below, ids))];
    const asked = body.named.flatMap((named) => (named.entity === 'poll' ? named.keys.map((id) => ({ ...named, id })) : []));
    const found = asked.filter(({ id }, index) => id === below || asked.findIndex((other) => other.id === id) < index);
    return found.map(({ id, ...place }) =>
      error(place, [`the poll "${id}" is asked twice in this post`, 'Ask it once: here, or below the text by the field "poll".']),
    );
  });
}

function checkTimes({ map, report }: PollFile): void {
  const { opens, closes } = map.value;
  if (closes !== undefined && closingMoment(closes) <= Date.parse(opens))
    report(['closes'], `"closes" is ${closes}, before the poll opens (${opens})`, 'Correct one of the two.');
}

/** Readers must be able to tell the options apart, and so must the votes, which hold an option's key. */
function checkOptions({ map, report }: PollFile): void {
  const { options } = map.value;
  options.forEach(({ key, label }, index) => {
    const earlier = options.slice(0, index);
    if (earlier.some((other) => other.key === key))
      report(['options', index, 'key'], `the option "${key}" is given twice`, 'Give each option a key of its own.');
    for (const [language, text] of Object.entries(label))
      if (earlier.some((other) => other.label[language] === text))
        report(['options', index, 'label'], `two options are called "${text}" in ${language}`, 'Give each option words of its own.');
  });
}

function isPollId(id: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) && id.length <= 60;
}
