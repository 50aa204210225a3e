/** A client of GitHub's REST API for one repository. */
export interface GitHub {
  /** Gets a path below `/repos/{owner}/{name}`. Throws unless the response is successful. */
  get(path: string): Promise<unknown>;
  send(method: 'POST' | 'PATCH', path: string, body: object): Promise<unknown>;
}

/** @see https://docs.github.com/en/rest (version 2022-11-28) */
export function gitHub({ api, repository, token }: { api: string; repository: string; token: string }): GitHub {
  return { get: (path) => call('GET', path), send: call };

  async function call(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${api}/repos/${repository}/${path}`, {
      method,
      headers: {
        Accept: 'application/vnd.github+json',
        Authorization: `Bearer ${token}`,
        'X-GitHub-Api-Version': '2022-11-28',
        'User-Agent': repository,
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    if (!response.ok) throw new Error(`${method} ${path}: GitHub answered ${response.status} ${(await response.text()).slice(0, 300)}`);
    return response.json();
  }
}
