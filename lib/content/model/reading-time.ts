/** Reading speed: words a minute in spaced scripts, characters a minute in Chinese and Japanese. */
const wordsPerMinute = 230;
const charactersPerMinute = 400;

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const word = /[\p{L}\p{N}]+(?:[.'’_-][\p{L}\p{N}]+)*/gu;

/**
 * Counts the words of spaced scripts and the Chinese and Japanese characters of a Markdown body, and estimates the reading time in
 * whole minutes, at least 1. Addresses and tags with their attributes are not counted.
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
