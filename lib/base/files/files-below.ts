import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Returns all files below a folder, sorted; for a file itself, and none for a missing path. */
export function filesBelow(root: string): string[] {
  try {
    return readdirSync(root, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOTDIR') return [root];
    if (code === 'ENOENT') return [];
    throw error;
  }
}
