const nothing = Buffer.of();
const lineEnd = Buffer.from('\r\n');

/** Finds the end of a message in what an SMTP client sends after DATA, and takes away the dots that it adds (RFC 5321 section 4.5.2). */
export class DataReader {
  /** Hands on the message bit by bit. */
  readonly #write: (bytes: Buffer) => void;
  /** What may be the beginning of a dot on a line. The message begins on a line of its own. */
  #held: Buffer = lineEnd;
  /** How much of that does not belong to the message. */
  #virtual = lineEnd.length;

  constructor(write: (bytes: Buffer) => void) {
    this.#write = write;
  }

  /** Takes what has come, however it is cut. Gives what follows the message, once it has ended. */
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

  /** Keeps back what begins at `from`: the next bytes decide what it is. */
  #hold(data: Buffer, from: number, start: number, write: (end: number) => void): void {
    write(from);
    this.#held = from < data.length ? Buffer.from(data.subarray(from)) : nothing;
    this.#virtual = Math.max(0, start - from);
  }
}

/** How many of the last bytes may begin the end of a line. */
function lineEndAtEnd(data: Buffer): number {
  if (data.at(-1) === lineEnd[0]) return 1;
  return data.subarray(-2).equals(lineEnd) ? 2 : 0;
}
