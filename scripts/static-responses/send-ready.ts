import type { IncomingMessage, ServerResponse } from 'node:http';

/** A response with status 200: its status line and header fields as text, without those of the connection, and its body. */
export interface ReadyResponse {
  head: string;
  bytes: Buffer;
}

/** How long an idle connection stays open, in seconds. */
export const keepAlive = 5;

/** Returns the head of a response with status 200. `fields` are names and values by turns. */
export function headOf(fields: readonly string[]): string {
  const lines = fields.flatMap((name, index) => (index % 2 ? [] : `${name}: ${fields[index + 1]}\r\n`));
  return `HTTP/1.1 200 OK\r\n${lines.join('')}`;
}

/**
 * Sends a response whose head is prepared text. Node's `writeHead` checks and joins all fields for each response, a quarter of its time, and
 * leaves the text in the undocumented `_header`. Returns false, with nothing sent, if the connection needs other fields or `_header` is gone.
 */
export function sendReady({ httpVersion }: IncomingMessage, response: ServerResponse, { head, bytes }: ReadyResponse): boolean {
  if (!response.shouldKeepAlive || httpVersion !== '1.1' || !('_header' in response)) return false;
  response.statusCode = 200;
  response._header = `${head}Date: ${currentDate()}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${keepAlive}\r\n\r\n`;
  response.end(bytes);
  return true;
}

let [date, validUntil] = ['', 0];

/** Returns the value of a `Date` header, formatted once a second. */
function currentDate(): string {
  const now = Date.now();
  if (now >= validUntil) {
    date = new Date(now).toUTCString();
    validUntil = now - (now % 1000) + 1000;
  }
  return date;
}
