const nothing = Buffer.of();
const lineEnd = Buffer.from('\r\n');

/** Reads a message after DATA: finds its end and undoes dot-stuffing (RFC 5321 section 4.5.2). */
export class DataReader {
  readonly #write: (bytes: Buffer) => void;
  /** Bytes that may be the start of a line end and a dot. At first a line end, since the message starts on a new line. */
  #held: Buffer = lineEnd;
  /** How many of those bytes are not part of the message. */
  #virtual = lineEnd.length;

  constructor(write: (bytes: Buffer) => void) {
    this.#write = write;
  }

  /** Reads a chunk. Returns the bytes after the message when it has ended, else undefined. */
  push(chunk: Buffer): Buffer | undefined {
    const data = this.#held.length ? Buffer.concat([this.#held, chunk]) : chunk;
    let start = this.#virtual;
    const write = (end: number) => {
      if (end > start) this.#write(data.subarray(start, end));
    };
    for (let line = data.indexOf('\r\n.'); ; line = data.indexOf('\r\n.', line + 3)) {
      if (line === -1) {
        this.#hold(data, data.length - lineEndAtEnd(data), start, write);
        return undefined;
      }
      const after = data.subarray(line + 3, line + 5);
      if (after.equals(lineEnd)) {
        write(line + 2);
        return data.subarray(line + 5);
      }
      if (after.length < 2 && (after.length === 0 || after[0] === lineEnd[0])) {
        this.#hold(data, line, start, write);
        return undefined;
      }
      write(line + 2);
      start = line + 3;
    }
  }

  /** Keeps the bytes from `from` until the next chunk decides what they are. */
  #hold(data: Buffer, from: number, start: number, write: (end: number) => void): void {
    write(from);
    this.#held = from < data.length ? Buffer.from(data.subarray(from)) : nothing;
    this.#virtual = Math.max(0, start - from);
  }
}

/** Returns how many of the last bytes may be part of a line end. */
function lineEndAtEnd(data: Buffer): number {
  if (data.at(-1) === lineEnd[0]) return 1;
  return data.subarray(-2).equals(lineEnd) ? 2 : 0;
}
