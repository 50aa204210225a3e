/** The result of one check. */
export interface CheckResult {
  /** `unknown`: the check could not be made, for example because a server did not answer. */
  level: 'ok' | 'problem' | 'unknown';
  /** What was checked, such as `SPF`. */
  subject: string;
  message: string;
  /** How to fix it. Every problem has one. */
  fix?: string;
}

export function ok(subject: string, message: string): CheckResult {
  return { level: 'ok', subject, message };
}

export function problem(subject: string, message: string, fix: string): CheckResult {
  return { level: 'problem', subject, message, fix };
}

export function unknown(subject: string, message: string, fix?: string): CheckResult {
  return { level: 'unknown', subject, message, ...(fix && { fix }) };
}
