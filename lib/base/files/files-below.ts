import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Returns all files below a folder, sorted; for a file itself, and none for a missing path. Does not follow symbolic links. */
export function filesBelow(root: string): string[] {
  try {
    return list(root).sort();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOTDIR') return [root];
    if (code === 'ENOENT') return [];
    throw error;
  }
}

/** Not `readdirSync` with `recursive`, which follows symbolic links since Node.js 22. */
function list(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return list(file);
    return entry.isFile() ? [file] : [];
  });
}
