import { readFile } from 'node:fs/promises';

/** A message for one recipient that the fake SMTP server has stored. */
export interface Receipt {
  /** The envelope recipient and sender. */
  to: string;
  from: string;
  /** From the header. */
  messageId: string;
  date: string;
  /** The hash of the message in hexadecimal digits. */
  sha256: string;
  bytes: number;
  isEncrypted: boolean;
  /** When the client began the message, and when it was received, in milliseconds since 1970. */
  begunAt: number;
  receivedAt: number;
}

/** Returns the messages received so far. An unfinished line is of a message that was never confirmed. */
export async function readReceipts(file: string): Promise<Receipt[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').slice(0, -1);
  return lines.flatMap((line) => {
    try {
      return [JSON.parse(line) as Receipt];
    } catch {
      // A killed server left an unfinished line, which the next one has ended.
      return [];
    }
  });
}
