import { HttpError } from './http-error';
import { readBody } from './read-body';

/** More than any form of the site needs, in bytes. */
const maxFormBytes = 16 * 1024;

/** Values by field name. */
export type Fields = Map<string, string[]>;

/**
 * Reads the body of a request, at most `maxBytes`: a form, urlencoded or multipart (HTML Living Standard, section 4.10.22), or a JSON
 * object whose values are strings or lists of strings.
 *
 * @throws HttpError 413, 415 or 400
 */
export async function readFields(request: Request, maxBytes = maxFormBytes): Promise<Fields> {
  const bytes = await readBody(request, maxBytes);
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return fieldsOfJson(decode(bytes));
  if (type === 'application/x-www-form-urlencoded') return fieldsOf(new URLSearchParams(decode(bytes)));
  if (type === 'multipart/form-data') {
    const form = await new Response(bytes, { headers: { 'content-type': request.headers.get('content-type') ?? '' } })
      .formData()
      .catch(() => refuse(400, 'malformed'));
    return fieldsOf([...form].map(([name, value]) => [name, typeof value === 'string' ? value : refuse(400, 'malformed')] as const));
  }
  throw new HttpError(415, 'unsupported-type');
}

/**
 * Returns the value of a field, or undefined without one.
 *
 * @throws HttpError 400 for several values
 */
export function singleValue(fields: Fields, name: string): string | undefined {
  const values = fields.get(name) ?? [];
  if (values.length > 1 || fields.has(`${name}[]`)) throw new HttpError(400, 'repeated-field');
  return values[0];
}

/** Decodes UTF-8. A byte order mark is not removed: JSON must not have one (RFC 8259 section 8.1). */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new HttpError(400, 'malformed');
  }
}

function fieldsOfJson(text: string): Fields {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new HttpError(400, 'malformed');
  const fields = new Map(Object.entries(value).map(([name, given]) => [name, textsOf(given)]));
  // JSON.parse keeps the last of repeated names. There must be as many names as strings before a colon.
  const names = [...text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon);
  if (names.length !== fields.size) throw new HttpError(400, 'repeated-field');
  return fields;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpError(400, 'malformed');
  }
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  throw new HttpError(400, 'malformed');
}

function fieldsOf(entries: Iterable<readonly [string, string]>): Fields {
  const fields: Fields = new Map();
  for (const [name, value] of entries) fields.set(name, [...(fields.get(name) ?? []), value]);
  return fields;
}

function refuse(status: number, reason: HttpError['reason']): never {
  throw new HttpError(status, reason);
}
