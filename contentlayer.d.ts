declare module 'gray-matter/lib/engines.js' {
  const engines: Record<string, { parse(text: string): object }>;
  export = engines;
}

declare module 'gray-matter/lib/utils.js' {
  const utils: { toString(content: string | Buffer): string };
  export = utils;
}
