import { connect } from 'node:net';

export interface Talk {
  /** Everything that the server said, of all its answers. */
  said: string;
  /** How many bytes had been handed over when its first answer came. */
  sentBeforeAnswer: number;
  /** When it closed the connection, in milliseconds from its beginning. */
  closedAfter: number;
}

/**
 * Writes to a server byte by byte what no library would send, the parts one after the other, `pause` milliseconds apart, until they are
 * through or the server has enough of it, and listens until the server closes the connection.
 */
export function talk(base: string, parts: Iterable<string | Buffer>, pause = 0): Promise<Talk> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve) => {
    const started = performance.now();
    let said = '';
    let sent = 0;
    let sentBeforeAnswer = 0;
    let timer: NodeJS.Timeout | undefined;
    const left = parts[Symbol.iterator]();
    const socket = connect(Number(port), hostname);
    const write = () => {
      const { value, done } = left.next();
      if (done || socket.destroyed) return;
      sent += value.length;
      const isTaken = socket.write(value);
      if (isTaken) timer = setTimeout(write, pause);
      else socket.once('drain', write);
    };
    socket.on('connect', write);
    socket.setEncoding('utf8').on('data', (text) => {
      if (!said) sentBeforeAnswer = sent;
      said += text;
    });
    // What is written to a connection that the server has closed fails: its answer is there already.
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(timer);
      resolve({ said, sentBeforeAnswer, closedAfter: performance.now() - started });
    });
  });
}
