/** Invisible characters, and those that change the direction of text. Without U+200D and variation selectors, which emoji need. */
const invisible = /(?!\u200D)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164]/u;

/** Returns the index and the code point (such as `U+200B`) of the first invisible character of a text. */
export function findInvisible(text: string): { index: number; name: string } | undefined {
  const match = invisible.exec(text);
  if (!match) return undefined;
  const code = match[0].codePointAt(0) ?? 0;
  return { index: match.index, name: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` };
}
