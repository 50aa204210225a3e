/** What is wrong, by the name that its words have in `admin.problems` of the dictionaries, and what they say of it. */
export interface Problem {
  key:
    | 'bad-setting'
    | 'site-url-http'
    | 'site-url-local'
    | 'no-mail-server'
    | 'mail-from-local'
    | 'made-secret'
    | 'mail-in-preview'
    | 'fsync-off'
    | 'commit-not-synchronous'
    | 'sends-failing'
    | 'mail-server-down'
    | 'campaign-paused'
    | 'mail-late'
    | 'few-confirm';
  values?: Record<string, string | number>;
}

/** One in a list where it is so, none where it is not. */
export function problem(isSo: boolean, key: Problem['key'], values?: Problem['values']): Problem[] {
  return isSo ? [{ key, ...(values && { values }) }] : [];
}
