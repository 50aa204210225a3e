/** A problem for operators: the key of its text in `admin.problems` of the dictionaries, and the values to fill in there. */
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

/** Returns a list with the problem if the condition holds, else an empty list. */
export function problemIf(condition: boolean, key: Problem['key'], values?: Problem['values']): Problem[] {
  return condition ? [{ key, ...(values && { values }) }] : [];
}
