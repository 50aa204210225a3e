/**
 * `npm run comment -- <run> <folder>`: writes the results of a run of the workflow "Pull request" into the comment on its pull
 * request; `<folder>` has the artifacts of the run. Needs GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_API_URL, which workflows set.
 */
import { parseArgs } from 'node:util';
import { commentOnRun } from './pull-request/comment-on-run';
import { gitHub } from './pull-request/github';

const { id, folder } = readArguments();
const { GITHUB_API_URL = 'https://api.github.com', GITHUB_REPOSITORY = '', GITHUB_TOKEN = '' } = process.env;
console.log(await commentOnRun(gitHub({ api: GITHUB_API_URL, repository: GITHUB_REPOSITORY, token: GITHUB_TOKEN }), id, folder));

function readArguments(): { id: number; folder: string } {
  try {
    const [id = '', folder, ...more] = parseArgs({ allowPositionals: true }).positionals;
    if (/^\d{1,15}$/.test(id) && folder && more.length === 0) return { id: Number(id), folder };
  } catch {
    // There are no options: the usage says so.
  }
  console.error('Expected the id of a run and the folder of its artifacts: npm run comment -- 123 folder');
  process.exit(2);
}
