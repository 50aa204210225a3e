import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { composeComment } from './compose-comment';
import { findPreview } from './find-preview';
import type { GitHub } from './github';
import { keepComment } from './keep-comment';
import { maxReport, parseReport, type Report } from './report';
import { findArtifact, findPullRequest, readWorkflowRun } from './workflow-run';

/**
 * Writes what a run of the workflow "Pull request" found into the one comment on its pull request, and says what was done.
 * `folder` holds what the run kept: a stranger's files, of which only `report.json` is read, by its shape. Everything else,
 * above all which pull request it is, GitHub is asked for. Throws where the run is not one of a pull request.
 */
export async function commentOnRun(api: GitHub, id: number, folder: string): Promise<string> {
  const run = await readWorkflowRun(api, id);
  const number = await findPullRequest(api, run);
  if (number === undefined) return `No open pull request is at ${run.head_sha} any more: there is nothing to say.`;
  const body = composeComment(await readReport(path.join(folder, 'report.json')), {
    sha: run.head_sha,
    repository: run.head_repository.full_name,
    server: new URL(run.html_url).origin,
    url: run.html_url,
    isGood: run.conclusion === 'success',
    preview: await findPreview(api, run.head_sha),
    screenshots: await findArtifact(api, id, 'screenshots', run),
  });
  // Waiting for the preview takes minutes, in which a newer commit may have come.
  if ((await findPullRequest(api, run)) !== number) return 'A newer commit has come meanwhile: its own run says more.';
  return `The comment on #${number}: ${await keepComment(api, number, body)}.`;
}

/** A file only, and no larger than one of ours: undefined for anything else. */
async function readReport(file: string): Promise<Report | undefined> {
  const info = await lstat(file).catch(() => undefined);
  return info?.isFile() && info.size <= maxReport ? parseReport(await readFile(file, 'utf8')) : undefined;
}
