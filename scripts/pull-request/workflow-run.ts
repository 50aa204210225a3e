import { z } from 'zod';
import type { GitHub } from './github';

const runShape = z.object({
  event: z.string(),
  conclusion: z.string().nullable(),
  html_url: z.url({ protocol: /^https?$/ }),
  head_sha: z.string().regex(/^[0-9a-f]{40}$/),
  head_branch: z.string().min(1),
  head_repository: z.object({ full_name: z.string().regex(/^[\w.-]+\/[\w.-]+$/), owner: z.object({ login: z.string() }) }),
});

/** A run of a workflow on a pull request, as GitHub knows it: nothing that the run itself said. */
export type WorkflowRun = z.infer<typeof runShape>;

/** The run with this number. Throws where it does not belong to a pull request, or its branch is gone. */
export async function readWorkflowRun({ ask }: GitHub, id: number): Promise<WorkflowRun> {
  const run = runShape.parse(await ask(`actions/runs/${id}`));
  if (run.event !== 'pull_request') throw new Error(`Run ${id} was started by ${run.event}, not by a pull request.`);
  return run;
}

const pullSchema = z.object({
  number: z.int().positive(),
  head: z.object({ sha: z.string(), repo: z.object({ full_name: z.string() }).nullable() }),
});

/**
 * The open pull request whose newest commit a run was made for, or undefined where there is none (any more). GitHub itself
 * names it only for runs of branches of this repository, so that it is looked up by branch and must have that very commit.
 */
export async function findPullRequest({ ask }: GitHub, run: WorkflowRun): Promise<number | undefined> {
  const query = new URLSearchParams({ state: 'open', per_page: '100', head: `${run.head_repository.owner.login}:${run.head_branch}` });
  const pulls = z.array(pullSchema).parse(await ask(`pulls?${query}`));
  return pulls.find(({ head }) => head.sha === run.head_sha && head.repo?.full_name === run.head_repository.full_name)?.number;
}

const artifactsSchema = z.object({ artifacts: z.array(z.object({ id: z.int(), name: z.string(), expired: z.boolean() })) });

/** The address of the page of what a run kept under a name; undefined where it kept none. */
export async function findArtifact({ ask }: GitHub, id: number, name: string, run: WorkflowRun): Promise<string | undefined> {
  const { artifacts } = artifactsSchema.parse(await ask(`actions/runs/${id}/artifacts?per_page=100`));
  const found = artifacts.find((artifact) => artifact.name === name && !artifact.expired);
  return found && `${run.html_url}/artifacts/${found.id}`;
}
