/** What a line of the log says: no address, no token, no text that a stranger typed. */
export type LogFacts = Record<string, string | number | boolean | undefined>;

/** Writes one line of JSON to the standard output, as log collectors read it: when, what happened, and the facts of it. */
export function log(event: string, facts: LogFacts = {}): void {
  console.log(JSON.stringify({ at: new Date().toISOString(), event, ...facts }));
}

/** The same for what should not have happened, with where it did: what a database or a mail server says may hold an address, and is left out. */
export function logFailure(event: string, error: unknown, facts: LogFacts = {}): void {
  const [message = '', ...stack] = (error instanceof Error ? (error.stack ?? error.message) : String(error)).split('\n');
  const where = withoutAddresses(stack.find((line) => line.startsWith('    at ') && !line.includes('node_modules'))?.trim() ?? '');
  console.error(JSON.stringify({ at: new Date().toISOString(), event, ...facts, error: withoutAddresses(message), where }));
}

function withoutAddresses(text: string): string {
  return text
    .slice(0, 500)
    .replace(/[^\s<>@]+@[^\s<>@]+/g, '[address]')
    .replace(/[\w-]{40,}/g, '[token]');
}
