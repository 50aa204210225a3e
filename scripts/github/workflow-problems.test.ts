import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { workflowProblems } from './workflow-problems';

const folder = '.github/workflows';
const files = readdirSync(folder);

describe('workflows', () => {
  test.each(files)('%s has no problems', async (name) =>
    expect(await workflowProblems(readFileSync(`${folder}/${name}`, 'utf8'), `${folder}/${name}`)).toEqual([]),
  );

  test('refer to workflows and npm scripts that exist', () => {
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

describe('a problem is reported for', () => {
  test('nothing in a good workflow', async () => expect(await workflowProblems(good, 'good.yml')).toEqual([]));

  test.each([
    // Problems that actionlint finds.
    ['a misspelt key', 'runs-on:', 'run-on:', '"runs-on" section is missing'],
    ['a dependency on an unknown job', '    permissions:', '    needs: two\n    permissions:', 'needs job "two" which does not exist'],
    ['an unknown event', 'pull_request:', 'pull_requests:', 'unknown Webhook event'],
    ['an invalid schedule', 'pull_request:', 'schedule:\n    - cron: "99 6 * * 1"', 'invalid CRON format'],
    ['an unknown permission', 'contents: read', 'content: read', 'unknown permission scope'],
    ['an invalid expression', 'pull_request.title }}', 'pull_request.title }', 'unexpected EOF'],
    ['an unknown context', 'github.event.pull_request.title', 'githup.event', 'undefined variable "githup"'],
    ['a step that does nothing', '- run: echo "$TITLE"', '- name: nothing', 'must run script with "run" section or run action with "uses"'],
    ['an action without a version', 'actions/checkout@v5', 'actions/checkout', 'ref is missing'],
    ['a title in a script', '"$TITLE"', `"\${{ github.event.pull_request.title }}"`, 'potentially untrusted'],
    ['invalid YAML', 'jobs:', 'jobs: [', 'could not parse as YAML'],
    // Our own rules.
    ['permissions for untrusted code', '  pull_request:', '  pull_request_target:', 'pull_request_target'],
    ['a secret', 'github.event.pull_request.title', 'secrets.HOOK', 'has no secrets'],
    ['a write permission', 'contents: read', 'contents: read\n      issues: write', 'read permissions only'],
    ['permissions for all jobs', 'permissions: {}', 'permissions:\n  contents: read', 'permissions: Unrecognized key'],
    ['default permissions', '    permissions:\n      contents: read\n', '', 'jobs.one.permissions'],
    ['no timeout', '    timeout-minutes: 5\n', '', 'jobs.one.timeout-minutes'],
    ['a third-party action by tag', 'actions/checkout@v5', 'somebody/checkout@v5', 'pin it to a commit'],
    ['an action by branch', 'actions/checkout@v5', 'actions/checkout@main', 'pin it to a commit'],
    ['a token kept on disk', 'persist-credentials: false', 'fetch-depth: 2', 'persist-credentials'],
    ['an expression in a script', '"$TITLE"', `"\${{ github.ref }}"`, 'pass it in env'],
  ])('%s', async (_, part, other, reason) => {
    const text = good.replace(part, () => other);
    expect(text).not.toBe(good);
    expect((await workflowProblems(text, 'bad.yml')).join('\n')).toContain(reason);
  });

  test('a checkout of another ref with write permissions', async () => {
    const text = good
      .replace('pull_request:', 'workflow_run:\n    workflows: [Good]')
      .replace('persist-credentials: false', 'persist-credentials: false\n          ref: main');
    expect(await workflowProblems(text, 'bad.yml')).toEqual(['one: checkout with ref may run untrusted code: remove ref']);
  });
});
