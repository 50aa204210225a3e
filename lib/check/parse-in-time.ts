import { Script } from 'node:vm';
import type { Root } from 'mdast';
import { parseBody } from '../mdx/parse-body';

/** The longest a file may take. Some texts, made so by intent or accident, would keep a parser busy for hours. */
export const maxMilliseconds = 2000;

/** As `parseBody`, but throws when that takes too long: `vm` is what can interrupt code that never yields. No text is run by it. */
export function parseInTime(text: string): Root {
  return new Script('parse()').runInNewContext({ parse: () => parseBody(text) }, { timeout: maxMilliseconds });
}

/** The error comes from the context that `vm` made, so it is no `Error` of ours. */
export function isTimeout(cause: unknown): boolean {
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
