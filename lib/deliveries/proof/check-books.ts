import 'server-only';
import { type Books, booksOf, peopleOf } from './frozen-mailing';
import type { Receipt } from './receipt';

/** What became of a mailing, as the mail server and the database have it. Everything is as it should be where `problems` is empty. */
export interface Account extends Books {
  /** How many messages came more than once, counting each time after the first. */
  copies: number;
  problems: string[];
}

/**
 * Compares what a mail server has received with what a mailing owed: everybody who was not skipped or refused has it, nobody else, and
 * copies are no more than `mostCopies` and the same byte for byte.
 */
export async function checkBooks(mailingId: string, receipts: readonly Receipt[], mostCopies: number): Promise<Account> {
  const books = await booksOf(mailingId);
  const people = new Set(await peopleOf(mailingId));
  const own = receipts.filter(({ messageId }) => messageId.includes(mailingId.replaceAll('-', '')));
  const reached = new Map<string, Receipt[]>();
  for (const receipt of own) reached.set(receipt.to, [...(reached.get(receipt.to) ?? []), receipt]);
  const copies = own.length - reached.size;
  const problems: string[] = [];
  const say = (isWrong: boolean, text: string) => isWrong && problems.push(text);

  const missed = [...people].filter((person) => !reached.has(person));
  const strangers = [...reached.keys()].filter((person) => !people.has(person));
  say(missed.length > books.failed, `${missed.length} missed, such as ${missed.slice(0, 3)}`);
  say(strangers.length > 0, `${strangers.length} got it who should not, such as ${strangers.slice(0, 3)}`);
  say(copies > mostCopies + books.ambiguous, `${copies} copies, where ${mostCopies} and ${books.ambiguous} ambiguous may be`);
  for (const [person, theirs] of reached) {
    const kinds = new Set(theirs.map(({ sha256, messageId, date, from }) => `${sha256} ${messageId} ${date} ${from}`));
    say(kinds.size > 1, `${person} got copies that differ`);
  }
  const ids = new Set(own.map(({ messageId }) => messageId));
  say(ids.size !== reached.size, `${ids.size} names for messages to ${reached.size} people`);
  say(books.state !== 'done', `the mailing is ${books.state} (${books.pauseReason})`);
  say(books.audience !== books.sent + books.failed + books.skipped, `the books: ${JSON.stringify(books)}`);
  return { ...books, copies, problems };
}
