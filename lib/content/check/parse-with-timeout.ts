import { createContext, Script } from 'node:vm';
import type { Root } from 'mdast';
import { parseBody } from '../mdx/parse-body';

/** The most time to parse a file. Some texts, by accident or by intent, would keep the parser busy for hours. */
export const maxMilliseconds = 2000;

const job: { text: string; parse(): Root } = { text: '', parse: () => parseBody(job.text) };
/** Reused: creating a context takes as long as parsing a short text. */
const context = createContext(job);
const script = new Script('parse()');

/** Calls `parseBody` and throws after `maxMilliseconds`: only `vm` can interrupt synchronous code. It does not run the text. */
export function parseWithTimeout(text: string): Root {
  job.text = text;
  return script.runInContext(context, { timeout: maxMilliseconds });
}

/** Checks by code: the error is created in the other context, so it is not an instance of this context's `Error`. */
export function isTimeout(cause: unknown): boolean {
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
