export interface HeaderField {
  /** In lower case. */
  key: string;
  value: string;
}

/** Blocks of header fields with blank lines between them, each field in one line (RFC 5322 section 2.2.3). */
export function readHeaderFields(text: string): HeaderField[][] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/^\n+/, '')
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .replace(/\n[ \t]+/g, ' ')
        .split('\n')
        .flatMap((line) => {
          const [, key, value = ''] = /^([!-9;-~]{1,100})\s*:(.*)$/.exec(line) ?? [];
          return key ? [{ key: key.toLowerCase(), value: value.trim() }] : [];
        }),
    )
    .filter((fields) => fields.length > 0);
}

export function valuesOf(fields: readonly HeaderField[], key: string): string[] {
  return fields.flatMap((field) => (field.key === key ? [field.value] : []));
}
