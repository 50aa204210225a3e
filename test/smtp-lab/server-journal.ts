import { type FileHandle, open } from 'node:fs/promises';
import type { Receipt } from './receipt';

/** The file in which a fake SMTP server writes down what it has received. Those who wait at the same time share one `fsync`. */
export class ServerJournal {
  readonly #file: FileHandle;
  readonly #syncs: boolean;
  #waiting: string[] = [];
  /** When what waits now will be on the disk. */
  #next: Promise<void> | undefined;
  /** When what is being written is. */
  #current: Promise<void> = Promise.resolve();

  private constructor(file: FileHandle, syncs: boolean) {
    this.#file = file;
    this.#syncs = syncs;
  }

  static async open(path: string, syncs: boolean): Promise<ServerJournal> {
    const journal = new ServerJournal(await open(path, 'a'), syncs);
    // Ends the line that an earlier process may have been killed in the midst of.
    await journal.#file.appendFile('\n');
    return journal;
  }

  /** Gives when the receipts are on the disk. */
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
