/** Packages that bring no types, as far as they are used here. */
declare module 'wawoff2/decompress.js' {
  /** The font of a WOFF2 file as TrueType. */
  function decompress(woff2: Uint8Array): Promise<Uint8Array>;
  export = decompress;
}

declare module 'linebreak' {
  /** Goes through the places where a text may be broken into lines (UAX #14). */
  class LineBreaker {
    constructor(text: string);
    nextBreak(): { position: number; required: boolean } | null;
  }
  export = LineBreaker;
}
