import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { commentMarker, composeComment } from './compose-comment';
import { findPreview } from './find-preview';
import type { GitHub } from './github';
import { maxReport, parseReport, type Report } from './report';
import { findArtifact, findPullRequest, readWorkflowRun } from './workflow-run';

/**
 * Creates or updates the comment on the pull request of a run of the workflow "Pull request", and returns what was done. `folder`
 * has its untrusted artifacts, of which only `report.json` is read and validated; everything else, above all the number of the
 * pull request, comes from GitHub. Throws when the run does not belong to a pull request.
 */
export async function commentOnRun(api: GitHub, id: number, folder: string): Promise<string> {
  const run = await readWorkflowRun(api, id);
  const number = await findPullRequest(api, run);
  if (number === undefined) return `No open pull request has ${run.head_sha} as its newest commit: nothing to do.`;
  const body = composeComment(await readReport(path.join(folder, 'report.json')), {
    sha: run.head_sha,
    repository: run.head_repository.full_name,
    server: new URL(run.html_url).origin,
    url: run.html_url,
    isGood: run.conclusion === 'success',
    preview: await findPreview(api, run.head_sha),
    screenshots: await findArtifact(api, id, 'screenshots', run),
  });
  // A newer commit may have been pushed during the minutes of waiting for the preview.
  if ((await findPullRequest(api, run)) !== number) return 'A newer commit was pushed: its run will update the comment.';
  return `The comment on #${number} was ${await saveComment(api, number, body)}.`;
}

/** Returns undefined for anything but a regular file of limited size with a valid report. */
async function readReport(file: string): Promise<Report | undefined> {
  const info = await lstat(file).catch(() => undefined);
  return info?.isFile() && info.size <= maxReport ? parseReport(await readFile(file, 'utf8')) : undefined;
}

const commentsSchema = z.array(z.object({ id: z.int(), body: z.string().nullish(), user: z.object({ login: z.string() }).nullable() }));

/** The author of comments by workflows. Others can write the marker, too. */
const author = 'github-actions[bot]';

/** Updates the comment with the marker, or creates it. */
async function saveComment(api: GitHub, number: number, body: string): Promise<'updated' | 'created' | 'up to date'> {
  const known = await findComment(api, number);
  if (!known) await api.send('POST', `issues/${number}/comments`, { body });
  else if (known.body?.trim() === body.trim()) return 'up to date';
  else await api.send('PATCH', `issues/comments/${known.id}`, { body });
  return known ? 'updated' : 'created';
}

async function findComment({ get }: GitHub, number: number) {
  // It is created within minutes, so it is among the first 1,000.
  for (let page = 1; page <= 10; page++) {
    const comments = commentsSchema.parse(await get(`issues/${number}/comments?per_page=100&page=${page}`));
    const found = comments.find(({ user, body }) => user?.login === author && body?.startsWith(commentMarker));
    if (found || comments.length < 100) return found;
  }
  return undefined;
}
