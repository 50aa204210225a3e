import { z } from 'zod';
import type { GitHub } from './github';

const runSchema = z.object({
  event: z.string(),
  conclusion: z.string().nullable(),
  html_url: z.url({ protocol: /^https?$/ }),
  head_sha: z.string().regex(/^[0-9a-f]{40}$/),
  head_branch: z.string().min(1),
  head_repository: z.object({ full_name: z.string().regex(/^[\w.-]+\/[\w.-]+$/), owner: z.object({ login: z.string() }) }),
});

/** A workflow run as GitHub describes it, without anything that the run wrote. */
export type WorkflowRun = z.infer<typeof runSchema>;

/** Returns the run with this id. Throws when it does not belong to a pull request, or its repository was deleted. */
export async function readWorkflowRun({ get }: GitHub, id: number): Promise<WorkflowRun> {
  const run = runSchema.parse(await get(`actions/runs/${id}`));
  if (run.event !== 'pull_request') throw new Error(`Run ${id} was started by ${run.event}, not by a pull request.`);
  return run;
}

const pullSchema = z.object({
  number: z.int().positive(),
  head: z.object({ sha: z.string(), repo: z.object({ full_name: z.string() }).nullable() }),
});

/**
 * Returns the number of the open pull request whose newest commit is that of the run, or undefined. GitHub's run includes it for
 * branches of this repository only, so it is searched by branch and commit.
 */
export async function findPullRequest({ get }: GitHub, run: WorkflowRun): Promise<number | undefined> {
  const query = new URLSearchParams({ state: 'open', per_page: '100', head: `${run.head_repository.owner.login}:${run.head_branch}` });
  const pulls = z.array(pullSchema).parse(await get(`pulls?${query}`));
  return pulls.find(({ head }) => head.sha === run.head_sha && head.repo?.full_name === run.head_repository.full_name)?.number;
}

const artifactsSchema = z.object({ artifacts: z.array(z.object({ id: z.int(), name: z.string(), expired: z.boolean() })) });

/** Returns the address of an artifact of a run, or undefined. */
export async function findArtifact({ get }: GitHub, id: number, name: string, run: WorkflowRun): Promise<string | undefined> {
  const { artifacts } = artifactsSchema.parse(await get(`actions/runs/${id}/artifacts?per_page=100`));
  const found = artifacts.find((artifact) => artifact.name === name && !artifact.expired);
  return found && `${run.html_url}/artifacts/${found.id}`;
}
