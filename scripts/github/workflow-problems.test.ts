import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { workflowProblems } from './workflow-problems';

const folder = '.github/workflows';
const files = readdirSync(folder);

describe('our workflows', () => {
  test.each(files)('%s', async (name) =>
    expect(await workflowProblems(readFileSync(`${folder}/${name}`, 'utf8'), `${folder}/${name}`)).toEqual([]),
  );

  test('wait for workflows that there are, and run scripts that there are', () => {
    const texts = files.map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
    const names = texts.map((text) => parse(text).name);
    const awaited = texts.flatMap((text) => parse(text).on.workflow_run?.workflows ?? []);
    expect(awaited).toEqual(['Pull request']);
    expect(names).toEqual(expect.arrayContaining(awaited));
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const run = texts.flatMap((text) => [...text.matchAll(/npm run (?:--\S+ )*([\w-]+)/g)].map(([, name]) => name));
    expect(run.length).toBeGreaterThan(6);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(run));
  });
});

const good = `name: Good
on:
  pull_request:
permissions: {}
jobs:
  one:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v5
        with:
          persist-credentials: false
      - run: echo "$TITLE"
        env:
          TITLE: \${{ github.event.pull_request.title }}
`;

describe('a broken workflow is refused', () => {
  test('and a good one is not', async () => expect(await workflowProblems(good, 'good.yml')).toEqual([]));

  test.each([
    // What the linter knows.
    ['a misspelt key', 'runs-on:', 'run-on:', '"runs-on" section is missing'],
    ['a need of no job', '    permissions:', '    needs: two\n    permissions:', 'needs job "two" which does not exist'],
    ['an event that there is not', 'pull_request:', 'pull_requests:', 'unknown Webhook event'],
    ['a wrong schedule', 'pull_request:', 'schedule:\n    - cron: "99 6 * * 1"', 'invalid CRON format'],
    ['a permission that there is not', 'contents: read', 'content: read', 'unknown permission scope'],
    ['an expression with a mistake', 'pull_request.title }}', 'pull_request.title }', 'unexpected EOF'],
    ['a context that there is not', 'github.event.pull_request.title', 'githup.event', 'undefined variable "githup"'],
    ['a step that does nothing', '- run: echo "$TITLE"', '- name: nothing', 'must run script with "run" section or run action with "uses"'],
    ['an action without a version', 'actions/checkout@v5', 'actions/checkout', 'ref is missing'],
    ['a title in a script', '"$TITLE"', `"\${{ github.event.pull_request.title }}"`, 'potentially untrusted'],
    ['no YAML', 'jobs:', 'jobs: [', 'could not parse as YAML'],
    // What we ask for besides.
    ['rights on what strangers send', '  pull_request:', '  pull_request_target:', 'pull_request_target'],
    ['a secret', 'github.event.pull_request.title', 'secrets.HOOK', 'knows no secrets'],
    ['a right to write', 'contents: read', 'contents: read\n      issues: write', 'may only read'],
    ['rights for all jobs', 'permissions: {}', 'permissions:\n  contents: read', 'permissions: Unrecognized key'],
    ['rights left to the settings', '    permissions:\n      contents: read\n', '', 'jobs.one.permissions'],
    ['no end', '    timeout-minutes: 5\n', '', 'jobs.one.timeout-minutes'],
    ["somebody's action by a name", 'actions/checkout@v5', 'somebody/checkout@v5', 'pin it to a commit'],
    ['a branch of an action', 'actions/checkout@v5', 'actions/checkout@main', 'pin it to a commit'],
    ['a token left behind', 'persist-credentials: false', 'fetch-depth: 2', 'persist-credentials'],
    ['anything put into a script', '"$TITLE"', `"\${{ github.ref }}"`, 'hand it over in env'],
  ])('%s', async (_, part, other, reason) => {
    const text = good.replace(part, () => other);
    expect(text).not.toBe(good);
    expect((await workflowProblems(text, 'bad.yml')).join('\n')).toContain(reason);
  });

  test('code of a pull request beside a right to write', async () => {
    const text = good
      .replace('pull_request:', 'workflow_run:\n    workflows: [Good]')
      .replace('persist-credentials: false', 'persist-credentials: false\n          ref: main');
    expect(await workflowProblems(text, 'bad.yml')).toEqual(['one: checkout of another version than its own']);
  });
});
