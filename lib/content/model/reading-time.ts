/** Words of Latin and other spaced scripts a minute, and characters of Chinese and Japanese a minute. */
const wordsPerMinute = 230;
const charactersPerMinute = 400;

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const word = /[\p{L}\p{N}]+(?:[.'’_-][\p{L}\p{N}]+)*/gu;

/**
 * Counts what there is to read in a Markdown body: words of spaced scripts and characters of Chinese script are counted
 * apart and their times added, so that a mixed text is neither rushed nor stretched. Addresses of links and images and
 * tags with their attributes are not read. Minutes are whole and at least 1.
 */
export function countReading(markdown: string): { words: number; characters: number; minutes: number } {
  const text = markdown
    .replace(/<\/?[A-Za-z][^<>]{0,500}>/g, ' ')
    .replace(/\]\([^()]{0,2000}\)/g, '] ')
    .replace(/https?:\/\/\S+/g, ' ');
  const characters = text.match(cjk)?.length ?? 0;
  const words = text.replace(cjk, ' ').match(word)?.length ?? 0;
  const minutes = Math.max(1, Math.round(words / wordsPerMinute + characters / charactersPerMinute));
  return { words, characters, minutes };
}
