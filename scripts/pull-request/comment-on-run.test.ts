import { spawn } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { commentOnRun } from './comment-on-run';
import { commentMarker } from './compose-comment';
import { findPreview } from './find-preview';
import { cutReport } from './report';

const sha = 'a'.repeat(40);
const site = 'twinko-ai/newsletter';
const run = {
  event: 'pull_request',
  conclusion: 'success',
  html_url: `https://github.com/${site}/actions/runs/7`,
  head_sha: sha,
  head_branch: 'my post',
  head_repository: { full_name: 'somebody/newsletter', owner: { login: 'somebody' } },
};
const pull = { number: 12, head: { sha, repo: { full_name: 'somebody/newsletter' } } };
const report = cutReport({ any: false, pages: [{ address: '/posts/x', kind: 'added' }], diagnostics: [], translations: [], built: true });

/** The responses of the fake GitHub, by method and path below the repository. */
const answers: Record<string, unknown> = {
  'GET actions/runs/7': run,
  'GET pulls?state=open&per_page=100&head=somebody%3Amy+post': [{ number: 3, head: { sha: 'b'.repeat(40), repo: null } }, pull],
  'GET actions/runs/7/artifacts?per_page=100': { artifacts: [{ id: 8, name: 'screenshots', expired: false }] },
  [`GET deployments?sha=${sha}&per_page=20`]: [{ id: 5 }],
  'GET deployments/5/statuses?per_page=1': [{ state: 'success', environment_url: 'https://x-y.vercel.app/' }],
  'GET issues/12/comments?per_page=100&page=1': [
    { id: 1, body: `${commentMarker} mine`, user: { login: 'somebody' } },
    { id: 2, body: 'hello', user: { login: 'github-actions[bot]' } },
  ],
  'POST issues/12/comments': {},
  'PATCH issues/comments/9': {},
};

interface Sent {
  call: string;
  body: string;
}

/** A fake GitHub that records what is sent to it. */
function fakeGitHub(changed: Record<string, unknown> = {}) {
  const all = { ...answers, ...changed };
  const sent: Sent[] = [];
  async function answer(call: string, body?: object): Promise<unknown> {
    if (body) sent.push({ call, body: 'body' in body ? String(body.body) : '' });
    if (!Object.hasOwn(all, call)) throw new Error(`404 ${call}`);
    return all[call];
  }
  return {
    sent,
    answer,
    get: (path: string) => answer(`GET ${path}`),
    send: (method: string, path: string, body: object) => answer(`${method} ${path}`, body),
  };
}

/** Creates a folder with an artifact of a run. */
async function folderWith(content: string | undefined, name = 'report.json'): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'comment-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  if (content !== undefined) await writeFile(path.join(folder, name), content);
  return folder;
}

async function comment(content: string | undefined, changed: Record<string, unknown> = {}) {
  const api = fakeGitHub(changed);
  return { sent: api.sent, result: await commentOnRun(api, 7, await folderWith(content)) };
}

describe('the comment', () => {
  test('is created on the pull request with the commit of the run, with links to preview and screenshots', async () => {
    const { sent, result } = await comment(JSON.stringify(report));
    expect(result).toBe('The comment on #12 was created.');
    expect(sent.map(({ call }) => call)).toEqual(['POST issues/12/comments']);
    expect(sent[0]?.body).toContain('[`/posts/x`](https://x-y.vercel.app/posts/x)');
    expect(sent[0]?.body).toContain(`(https://github.com/${site}/actions/runs/7/artifacts/8)`);
  });

  test('is updated if there is one with the marker by the workflow', async () => {
    const many = Array.from({ length: 100 }, (_, id) => ({ id: id + 100, body: 'talk', user: null }));
    const { sent } = await comment(JSON.stringify(report), {
      'GET issues/12/comments?per_page=100&page=1': many,
      'GET issues/12/comments?per_page=100&page=2': [{ id: 9, body: `${commentMarker}\nolder`, user: { login: 'github-actions[bot]' } }],
    });
    expect(sent.map(({ call }) => call)).toEqual(['PATCH issues/comments/9']);
  });

  test('says that the build failed if the report is missing, invalid or a symbolic link', async () => {
    const nothing = await comment(undefined);
    const invalid = await comment(
      JSON.stringify({ ...report, number: 1, pages: [{ address: '/x](https://evil.example)', kind: 'added' }] }),
    );
    const folder = await folderWith(JSON.stringify(report), 'elsewhere.json');
    await symlink(path.join(folder, 'elsewhere.json'), path.join(folder, 'report.json'));
    const link = fakeGitHub();
    await commentOnRun(link, 7, folder);
    for (const { sent } of [nothing, invalid, link]) {
      expect(sent).toHaveLength(1);
      expect(sent[0]?.body).toContain('The site could not be built');
      expect(sent[0]?.body).not.toContain('evil');
    }
  });

  test('is left alone if the commit is not the newest of a pull request', async () => {
    const pulls = 'GET pulls?state=open&per_page=100&head=somebody%3Amy+post';
    for (const head of [
      { sha: 'b'.repeat(40), repo: pull.head.repo },
      { sha, repo: { full_name: 'evil/newsletter' } },
    ]) {
      const { sent, result } = await comment(JSON.stringify(report), { [pulls]: [{ number: 12, head }] });
      expect(sent).toEqual([]);
      expect(result).toContain('nothing to do');
    }
  });

  test('is not written for a run that no pull request started', async () => {
    const api = fakeGitHub({ 'GET actions/runs/7': { ...run, event: 'push' } });
    await expect(commentOnRun(api, 7, await folderWith(JSON.stringify(report)))).rejects.toThrow('started by push');
    expect(api.sent).toEqual([]);
  });

  test('is written by the command over HTTP with the token', async () => {
    const api = fakeGitHub();
    const server = createServer(async (request, response) => {
      const parts: string[] = [];
      for await (const part of request) parts.push(String(part));
      const call = `${request.method} ${request.url?.replace(`/repos/${site}/`, '')}`;
      const isAuthorized = request.headers.authorization === 'Bearer secret';
      const answer = isAuthorized ? await api.answer(call, parts.length ? JSON.parse(parts.join('')) : undefined) : {};
      response.writeHead(isAuthorized ? 200 : 401, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
    });
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'scripts/comment-pull-request.ts', '7', await folderWith(JSON.stringify(report))],
      {
        env: { ...process.env, GITHUB_API_URL: `http://127.0.0.1:${port}`, GITHUB_REPOSITORY: site, GITHUB_TOKEN: 'secret' },
      },
    );
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    expect(await new Promise((resolve) => child.on('close', resolve)), output).toBe(0);
    expect(output).toBe('The comment on #12 was created.\n');
    expect(api.sent.map(({ call }) => call)).toEqual(['POST issues/12/comments']);
  });
});

describe('the preview', () => {
  const client = (statuses: unknown[]) => ({
    get: async (path: string) => (path.startsWith('deployments?') ? [{ id: 5 }] : [statuses.shift() ?? {}]),
  });
  const find = (...statuses: unknown[]) => findPreview({ ...client(statuses), send: async () => ({}) }, sha, { patience: 1000, pause: 1 });

  test('is polled until it is finished', async () => {
    const done = { state: 'success', environment_url: 'https://x.vercel.app/some/page' };
    expect(await find({ state: 'in_progress' }, { state: 'queued' }, done)).toBe('https://x.vercel.app');
  });

  test('is undefined if it failed or is not a plain https origin', async () => {
    expect(await find({ state: 'failure', environment_url: 'https://x.vercel.app' })).toBeUndefined();
    for (const url of ['http://x.example', 'https://x.example:8443', 'javascript:alert(1)', 'https://x)y.example', '', null])
      expect(await find({ state: 'success', environment_url: url }), String(url)).toBeUndefined();
  });
});
