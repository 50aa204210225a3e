/** How a file or its page differs between two versions. */
export const changeKinds = ['added', 'changed', 'removed'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface FileChange {
  file: string;
  kind: ChangeKind;
}

/**
 * Parses the output of `git diff --name-status --no-renames -z`: alternating statuses and paths, each followed by NUL. Throws on a
 * status other than A, D, M and T (type change).
 */
export function parseFileChanges(output: string): FileChange[] {
  const parts = output.split('\0').slice(0, -1);
  return Array.from({ length: parts.length / 2 }, (_, index) => {
    const [status = '', file = ''] = parts.slice(2 * index, 2 * index + 2);
    const kind = kinds[status];
    if (!kind) throw new Error(`git diff has the status "${status}" for "${file}": expected one of ${Object.keys(kinds).join(', ')}.`);
    return { file, kind };
  });
}

const kinds: Record<string, ChangeKind> = { A: 'added', D: 'removed', M: 'changed', T: 'changed' };
