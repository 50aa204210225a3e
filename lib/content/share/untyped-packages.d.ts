/** The parts that we use of packages without types. */
declare module 'wawoff2/decompress.js' {
  /** Converts a WOFF2 font to TrueType. */
  function decompress(woff2: Uint8Array): Promise<Uint8Array>;
  export = decompress;
}

declare module 'linebreak' {
  /** Iterates over the line break opportunities of a text (UAX #14). */
  class LineBreaker {
    constructor(text: string);
    nextBreak(): { position: number; required: boolean } | null;
  }
  export = LineBreaker;
}
