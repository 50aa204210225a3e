import { type FileHandle, open, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { type Body, bodiesFile, type Encoding } from './manifest';

/** How many bytes of bodies stay in memory: enough for the pages that most readers ask for. */
const memory = 24 << 20;

/** What an entry of the cache costs beside its bytes, about. */
const overhead = 300;

/** Reads bodies, the most recently used of them from memory. */
export class BodyStore {
  private readonly recent: LRUCache<string, Buffer>;

  private constructor(
    private readonly pack: FileHandle,
    maxSize: number,
  ) {
    this.recent = new LRUCache({ maxSize, sizeCalculation: ({ length }) => length + overhead });
  }

  /** The packed bodies stay those of this build when a later one replaces them: their file stays open. */
  static async open(file = bodiesFile, maxSize = memory): Promise<BodyStore> {
    return new BodyStore(await open(file), maxSize);
  }

  async close(): Promise<void> {
    await this.pack.close();
  }

  /** How many bytes are in memory. */
  get size(): number {
    return this.recent.calculatedSize;
  }

  /** Returns a body that is in memory. */
  recall(body: Body, encoding: Encoding): Buffer | undefined {
    return this.recent.get(keyOf(body, encoding));
  }

  /** Reads a body. Throws where its file is no longer what the build saw. */
  async read(body: Body, encoding: Encoding): Promise<Buffer> {
    const bytes = await this.load(body, encoding);
    this.recent.set(keyOf(body, encoding), bytes);
    return bytes;
  }

  private async load({ size, file, packed }: Body, encoding: Encoding): Promise<Buffer> {
    const bytes = file ? await readFile(file) : packed?.[encoding] ? await this.unpack(packed[encoding]) : undefined;
    if (!bytes) return packed?.gzip ? promisify(gunzip)(await this.unpack(packed.gzip)) : fail('The manifest names no body');
    if (file && bytes.length !== size) fail(`${file} has changed since the build`);
    return bytes;
  }

  private async unpack([offset, length]: readonly [number, number]): Promise<Buffer> {
    const { buffer, bytesRead } = await this.pack.read(Buffer.allocUnsafeSlow(length), 0, length, offset);
    return bytesRead === length ? buffer : fail(`${bodiesFile} is shorter than the manifest says`);
  }
}

function keyOf({ hash }: Body, encoding: Encoding): string {
  return `${hash} ${encoding}`;
}

function fail(message: string): never {
  throw new Error(message);
}
