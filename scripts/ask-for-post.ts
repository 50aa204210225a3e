import { createInterface } from 'node:readline/promises';
import { defaultLocale, locales } from '../lib/base/i18n/i18n';
import type { Labels } from '../lib/content/check/labels';
import { completeList } from '../lib/content/new-post/complete-list';
import { slugOfTitle } from '../lib/content/new-post/slug-of-title';

/** Asks on the terminal for what a new post needs. The tab key completes what is one of a list; an empty answer takes what is offered. */
export async function askForPost({ tags, categories }: Labels) {
  let offers: readonly string[] = [];
  const terminal = createInterface({
    input: process.stdin,
    output: process.stdout,
    completer: (line: string) => completeList(line, offers),
  });
  const ask = async (question: string, { from = [], offered = '' }: { from?: readonly string[]; offered?: string } = {}) => {
    offers = from;
    for (;;) {
      const answer = (await terminal.question(`${question}${offered && ` [${offered}]`}: `)).trim() || offered;
      const unknown = answer.split(',').find((entry) => from.length && !from.includes(entry.trim()));
      if (answer && unknown === undefined) return answer;
      console.log(answer ? `"${unknown}" is none of ${from.join(', ')}.` : 'Something must stand here.');
    }
  };
  try {
    const title = await ask('Title');
    const lang = await ask('Language', { from: locales, offered: defaultLocale });
    const slug = slugOfTitle(title) ?? (await ask('Address, in letters a–z and hyphens'));
    const category = await ask('Category (tab completes)', { from: categories, offered: categories[0] });
    const chosen = await ask('Tags, with commas between (tab completes)', { from: tags, offered: tags[0] });
    return { title, lang, slug, category, tags: chosen };
  } finally {
    terminal.close();
  }
}
