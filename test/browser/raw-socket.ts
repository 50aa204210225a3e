import { connect } from 'node:net';

export interface RawExchange {
  /** Everything that the server sent. */
  received: string;
  /** How many bytes were sent when its first answer came. */
  sentBeforeAnswer: number;
  /** Milliseconds until the server closed the connection. */
  closedAfter: number;
}

/**
 * Sends raw bytes to a server, the parts `pause` milliseconds apart, until all are sent or the server closes the connection.
 * Resolves when it is closed.
 */
export function sendBytes(base: string, parts: Iterable<string | Buffer>, pause = 0): Promise<RawExchange> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve) => {
    const started = performance.now();
    let received = '';
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
      if (!received) sentBeforeAnswer = sent;
      received += text;
    });
    // Writing to a connection that the server has closed fails.
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(timer);
      resolve({ received, sentBeforeAnswer, closedAfter: performance.now() - started });
    });
  });
}
