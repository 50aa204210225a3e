/** So much of what a server says is kept. */
const mostBytes = 1024;

/** A stranger's words as one line that can be stored and shown: at most 1 KB in UTF-8, without control characters. */
export function replyText(text: string): string {
  const line = text
    .slice(0, mostBytes * 2)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return Buffer.from(line).subarray(0, mostBytes).toString().replace(/�+$/, '');
}
