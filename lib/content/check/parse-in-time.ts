import { createContext, Script } from 'node:vm';
import type { Root } from 'mdast';
import { parseBody } from '../mdx/parse-body';

/** The longest a file may take. Some texts, made so by intent or accident, would keep a parser busy for hours. */
export const maxMilliseconds = 2000;

const job: { text: string; parse(): Root } = { text: '', parse: () => parseBody(job.text) };
/** Made once: to make a context takes as long as to parse a short text. */
const context = createContext(job);
const script = new Script('parse()');

/** As `parseBody`, but throws when that takes too long: `vm` is what can interrupt code that never yields. No text is run by it. */
export function parseInTime(text: string): Root {
  job.text = text;
  return script.runInContext(context, { timeout: maxMilliseconds });
}

/** The error comes from the context that `vm` made, so it is no `Error` of ours. */
export function isTimeout(cause: unknown): boolean {
  return typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
