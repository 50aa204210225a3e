import { createInterface } from 'node:readline/promises';
import { defaultLocale, locales } from '../lib/base/i18n/i18n';
import type { Labels } from '../lib/content/check/labels';
import { completeList } from '../lib/content/new-post/complete-list';
import { slugOfTitle } from '../lib/content/new-post/slug-of-title';

/** Prompts for the fields of a new post. The tab key completes listed values; an empty answer takes the default. */
export async function askForPost({ tags, categories }: Labels) {
  let choices: readonly string[] = [];
  const terminal = createInterface({
    input: process.stdin,
    output: process.stdout,
    completer: (line: string) => completeList(line, choices),
  });
  const ask = async (question: string, { from = [], fallback = '' }: { from?: readonly string[]; fallback?: string } = {}) => {
    choices = from;
    for (;;) {
      const answer = (await terminal.question(`${question}${fallback && ` [${fallback}]`}: `)).trim() || fallback;
      const unknown = answer.split(',').find((entry) => from.length && !from.includes(entry.trim()));
      if (answer && unknown === undefined) return answer;
      console.log(answer ? `"${unknown}" is not one of ${from.join(', ')}.` : 'A value is required.');
    }
  };
  try {
    const title = await ask('Title');
    const lang = await ask('Language', { from: locales, fallback: defaultLocale });
    const slug = slugOfTitle(title) ?? (await ask('Last part of the address (lower-case letters a–z, digits and hyphens)'));
    const category = await ask('Category (tab completes)', { from: categories, fallback: categories[0] });
    const chosen = await ask('Tags, separated by commas (tab completes)', { from: tags, fallback: tags[0] });
    return { title, lang, slug, category, tags: chosen };
  } finally {
    terminal.close();
  }
}
