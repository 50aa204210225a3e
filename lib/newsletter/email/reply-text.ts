const maxBytes = 1024;

/** Returns untrusted text, such as a server's reply, as one line without control characters: at most 1 KB in UTF-8. */
export function replyText(text: string): string {
  const line = text
    .slice(0, maxBytes * 2)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return Buffer.from(line).subarray(0, maxBytes).toString().replace(/�+$/, '');
}
