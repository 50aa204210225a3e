/**
 * `npm run comment -- <run> <folder>`: what a run of the workflow "Pull request" found, as the one comment on its pull request;
 * `<folder>` holds what the run kept. Needs GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_API_URL, as workflows have them.
 */
import { commentOnRun } from './pull-request/comment-on-run';
import { gitHub } from './pull-request/github';

const [id, folder] = readArguments();
const { GITHUB_API_URL = 'https://api.github.com', GITHUB_REPOSITORY = '', GITHUB_TOKEN = '' } = process.env;
console.log(await commentOnRun(gitHub({ api: GITHUB_API_URL, repository: GITHUB_REPOSITORY, token: GITHUB_TOKEN }), id, folder));

function readArguments(): [id: number, folder: string] {
  const [id = '', folder, ...more] = process.argv.slice(2);
  if (/^\d{1,15}$/.test(id) && folder && more.length === 0) return [Number(id), folder];
  console.error('Say which run, and the folder of what it kept: npm run comment -- 123 folder');
  process.exit(2);
}
