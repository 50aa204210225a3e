declare module 'gray-matter/lib/engines.js' {
  const engines: Record<string, { parse(text: string): object }>;
  export = engines;
}
