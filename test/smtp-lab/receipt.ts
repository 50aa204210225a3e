import { readFile } from 'node:fs/promises';

/** What a fake SMTP server has written down of a message for one recipient. */
export interface Receipt {
  /** The recipient and the sender of the envelope. */
  to: string;
  from: string;
  /** As the header has them. */
  messageId: string;
  date: string;
  /** Of the message, in hexadecimal digits. */
  sha256: string;
  bytes: number;
  isEncrypted: boolean;
  /** When the client began with it, and when it had come: milliseconds since 1970. */
  begunAt: number;
  receivedAt: number;
}

/** What a fake SMTP server has received so far. A line that it was killed in the midst of was never answered for. */
export async function readReceipts(file: string): Promise<Receipt[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').slice(0, -1);
  return lines.flatMap((line) => {
    try {
      return [JSON.parse(line) as Receipt];
    } catch {
      // What a killed one has begun and the next one has ended.
      return [];
    }
  });
}
