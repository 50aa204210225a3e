/** Parses a tag list such as `v=DMARC1; p=none` (RFC 6376 section 3.2). Names are lower-cased. */
export function parseTagList(text: string): Map<string, string> {
  return new Map(
    text.split(';').flatMap((part) => {
      const [, name, value = ''] = /^\s*([A-Za-z]\w*)\s*=\s*([\s\S]*?)\s*$/.exec(part) ?? [];
      return name ? [[name.toLowerCase(), value] as const] : [];
    }),
  );
}
