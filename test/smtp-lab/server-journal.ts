import { type FileHandle, open } from 'node:fs/promises';
import type { Receipt } from './receipt';

/** The file of received messages of the fake SMTP server. Concurrent writes share one `fsync`. */
export class ServerJournal {
  readonly #file: FileHandle;
  readonly #syncs: boolean;
  #waiting: string[] = [];
  /** Resolves when the waiting receipts are on disk. */
  #next: Promise<void> | undefined;
  /** Resolves when the current write is on disk. */
  #current: Promise<void> = Promise.resolve();

  private constructor(file: FileHandle, syncs: boolean) {
    this.#file = file;
    this.#syncs = syncs;
  }

  static async open(path: string, syncs: boolean): Promise<ServerJournal> {
    const journal = new ServerJournal(await open(path, 'a'), syncs);
    // Ends a line that a killed process may have left unfinished.
    await journal.#file.appendFile('\n');
    return journal;
  }

  /** Resolves when the receipts are on disk. */
  write(receipts: readonly Receipt[]): Promise<void> {
    this.#waiting.push(...receipts.map((receipt) => `${JSON.stringify(receipt)}\n`));
    this.#next ??= this.#writeNext();
    return this.#next;
  }

  async #writeNext(): Promise<void> {
    await this.#current;
    this.#next = undefined;
    const lines = this.#waiting.join('');
    this.#waiting = [];
    this.#current = this.#append(lines);
    await this.#current;
  }

  async #append(lines: string): Promise<void> {
    await this.#file.appendFile(lines);
    if (this.#syncs) await this.#file.datasync();
  }
}
