import { type FileHandle, open, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type Body, bodiesFile, type Encoding, type Span } from './manifest';

/** Reads the bodies of static responses. */
export class BodyStore {
  private constructor(private readonly pack: FileHandle) {}

  /** Opens the packed bodies. Their file stays open, so that a later build does not change them. */
  static async open(file = bodiesFile): Promise<BodyStore> {
    return new BodyStore(await open(file));
  }

  async close(): Promise<void> {
    await this.pack.close();
  }

  /** Reads a body. Throws if its file has changed since the build. */
  async read({ size, file, packed }: Body, encoding: Encoding): Promise<Buffer> {
    if (file) {
      const bytes = await readFile(file);
      return bytes.length === size ? bytes : fail(`${file} has changed since the build`);
    }
    if (packed?.[encoding]) return this.unpack(packed[encoding]);
    return packed?.gzip ? promisify(gunzip)(await this.unpack(packed.gzip)) : fail('The manifest names no packed body');
  }

  private async unpack([offset, length]: Span): Promise<Buffer> {
    const { buffer, bytesRead } = await this.pack.read(Buffer.allocUnsafeSlow(length), 0, length, offset);
    return bytesRead === length ? buffer : fail(`${bodiesFile} is shorter than the manifest says`);
  }
}

function fail(message: string): never {
  throw new Error(message);
}
