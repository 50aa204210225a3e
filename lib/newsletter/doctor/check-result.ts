/** What was found out about one thing. */
export interface CheckResult {
  /** `unasked`: nobody answered, so that it is not known. */
  level: 'fine' | 'problem' | 'unasked';
  /** What it is about, such as `SPF`. */
  about: string;
  says: string;
  /** What to do; with every problem. */
  fix?: string;
}

export function fine(about: string, says: string): CheckResult {
  return { level: 'fine', about, says };
}

export function problem(about: string, says: string, fix: string): CheckResult {
  return { level: 'problem', about, says, fix };
}

export function unasked(about: string, says: string, fix?: string): CheckResult {
  return { level: 'unasked', about, says, ...(fix && { fix }) };
}
