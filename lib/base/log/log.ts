import { requestId } from './request-id';

/** The fields of a log line. They must hold no e-mail address, no token, and no text that a client sent. */
export type LogFields = Record<string, string | number | boolean | undefined>;

type Level = 'info' | 'warn' | 'error';

/** How many causes of an error, and how many frames of each stack, are logged. */
const maxCauses = 5;
const maxFrames = 20;

/** Longer texts of errors are cut, in UTF-16 code units: first so that redaction stays cheap, then to what is worth reading. */
const longestScanned = 2000;
const longestLogged = 500;

/** Writes an event as one line of JSON to the standard output. */
export function log(event: string, fields: LogFields = {}): void {
  console.log(line('info', event, fields));
}

/** Writes an event that an operator should look at, though the site works, to the standard output. */
export function logWarning(event: string, fields: LogFields = {}): void {
  console.log(line('warn', event, fields));
}

/**
 * Writes a failure to the standard error output, with the stack of the error and of its causes. E-mail addresses and tokens in them are
 * replaced: messages of databases and mail servers quote them.
 */
export function logError(event: string, error: unknown, fields: LogFields = {}): void {
  console.error(line('error', event, { ...fields, error: describeError(error) }));
}

function line(level: Level, event: string, fields: Record<string, unknown>): string {
  return JSON.stringify({ time: new Date().toISOString(), level, event, requestId: requestId(), ...fields });
}

interface LoggedError {
  name?: string;
  code?: string;
  message: string;
  stack?: string[];
  cause?: LoggedError;
}

function describeError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { message: redact(firstLine(String(error))) };
  const { cause } = error;
  return {
    name: redact(String(error.name)),
    ...('code' in error && { code: redact(String(error.code)) }),
    message: redact(withoutValues(firstLine(String(error.message)), error)),
    stack: framesOf(error),
    ...(cause !== undefined && depth < maxCauses && { cause: describeError(cause, depth + 1) }),
  };
}

/** Removes what PostgreSQL quotes of a value that it does not accept: `invalid input syntax for type uuid: "…"`. */
function withoutValues(message: string, error: Error): string {
  const isFromPostgres = 'code' in error && /^[0-9A-Z]{5}$/.test(String(error.code));
  return isFromPostgres ? message.replace(/: ".*/, ': "…"') : message;
}

/** Returns where an error was thrown, without its message: that may have any number of lines. */
function framesOf({ stack = '', message }: Error): string[] {
  const frames = stack.replace(message, '').split('\n');
  return frames
    .filter((frame) => frame.startsWith('    at '))
    .slice(0, maxFrames)
    .map((frame) => redact(frame.trim()));
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

/** Replaces e-mail addresses, also percent-encoded, and words as long as a token; not the paths of packages and of compiled files. */
function redact(text: string): string {
  const scanned = text.length > longestScanned ? text.slice(0, longestScanned).replace(/\S+$/, '') : text;
  return scanned
    .replace(/[^\s<>@]+(?<!\/node_modules\/)(?:@|%40)[^\s<>@]+/g, '[address]')
    .replace(/[\w-]{40,}(?![\w-]|\.[cm]?js:\d)/g, '[token]')
    .slice(0, longestLogged);
}
