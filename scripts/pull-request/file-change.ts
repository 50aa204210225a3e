/** How a file, or the page made of it, differs between two versions. */
export const changeKinds = ['added', 'changed', 'removed'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface FileChange {
  file: string;
  kind: ChangeKind;
}

/**
 * Reads what `git diff --name-status --no-renames -z` prints: a status and a path in turn, each ended by NUL, so that no
 * name can be mistaken for anything else. Throws on any other status than A, D, M and T (another type of file).
 */
export function parseFileChanges(output: string): FileChange[] {
  const parts = output.split('\0').slice(0, -1);
  return Array.from({ length: parts.length / 2 }, (_, index) => {
    const [status = '', file = ''] = parts.slice(2 * index, 2 * index + 2);
    const kind = kinds[status];
    if (!kind) throw new Error(`git diff says "${status}" of "${file}", which is none of ${Object.keys(kinds).join(', ')}.`);
    return { file, kind };
  });
}

const kinds: Record<string, ChangeKind> = { A: 'added', D: 'removed', M: 'changed', T: 'changed' };
