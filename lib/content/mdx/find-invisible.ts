/**
 * Characters that no reader sees or that change how others read, such as those that turn the direction of text. Not among
 * them: U+200D and variation selectors, which many emoji are made with.
 */
const invisible = /(?!\u200D)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164]/u;

/** The first invisible character of a line of text: where it is and how Unicode names it, as `U+200B`. */
export function findInvisible(text: string): { index: number; name: string } | undefined {
  const match = invisible.exec(text);
  if (!match) return undefined;
  const code = match[0].codePointAt(0) ?? 0;
  return { index: match.index, name: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` };
}
