import path from 'node:path';
import type { z } from 'zod';
import { locales } from '../../base/i18n/languages';
import { closingMoment } from '../model/poll-phase';
import { pollSchema } from '../schema/poll';
import type { CheckedFile } from './check-file';
import type { Diagnostic } from './diagnostic';
import { explainUnknown } from './explain-unknown';
import { listYamlKeys, readYamlFile, type YamlFile } from './yaml-file';

type PollFile = YamlFile<z.output<typeof pollSchema>>;

/** Checks each file in `content/polls`. Returns all ids, also of broken files, so that posts that name them are not reported. */
export async function checkPolls(root: string, diagnostics: Diagnostic[]): Promise<string[]> {
  const ids = await listYamlKeys(path.join(root, 'content/polls'));
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
    const read = await readYamlFile(root, { file, schema: pollSchema, reason: 'it holds a poll.' }, diagnostics);
    if (!read) continue;
    checkTimes(read);
    checkOptions(read);
  }
  return ids;
}

/** Checks the `poll` field of posts, and that a post has each poll once. `checkNamedKeys` looks up the polls of bodies. */
export function checkPollsOfPosts(files: readonly CheckedFile[], ids: readonly string[]): Diagnostic[] {
  return files.flatMap(({ file, post, body }): Diagnostic[] => {
    const error = ({ line, column }: { line: number; column: number }, [reason, fix]: [string, string]): Diagnostic => {
      return { file, line, column, severity: 'error', reason, fix };
    };
    const below = post?.value.poll;
    if (post && below !== undefined && !ids.includes(below)) return [error(post.at('poll'), explainUnknown('poll', below, ids))];
    const asked = body.named.flatMap((named) => (named.entity === 'poll' ? named.keys.map((id) => ({ ...named, id })) : []));
    const found = asked.filter(({ id }, index) => id === below || asked.findIndex((other) => other.id === id) < index);
    return found.map(({ id, ...place }) =>
      error(place, [`the poll "${id}" is twice in this post`, 'Keep one: this one, or the one below the text (the field "poll").']),
    );
  });
}

function checkTimes({ map, report }: PollFile): void {
  const { opens, closes } = map.value;
  if (closes !== undefined && closingMoment(closes) <= Date.parse(opens))
    report(['closes'], `"closes" is ${closes}, before the poll opens (${opens})`, 'Correct one of the two.');
}

/** Options need different labels for readers and different keys for votes. */
function checkOptions({ map, report }: PollFile): void {
  const { options } = map.value;
  options.forEach(({ key, label }, index) => {
    const earlier = options.slice(0, index);
    if (earlier.some((other) => other.key === key))
      report(['options', index, 'key'], `the option "${key}" is given twice`, 'Give each option its own key.');
    const repeated = locales.filter((locale) => label[locale] && earlier.some((other) => other.label[locale] === label[locale]));
    for (const text of new Set(repeated.map((locale) => label[locale])))
      report(['options', index, 'label'], `two options are called "${text}"`, 'Give each option its own label.');
  });
}

function isPollId(id: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) && id.length <= 60;
}
