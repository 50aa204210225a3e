import { HttpError } from './http-error';

/**
 * Reads the body of a request, at most `maxBytes` of it.
 *
 * @throws HttpError 413
 */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length')) > maxBytes) throw new HttpError(413, 'too-large');
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    parts.push(part.value);
    length += part.value.length;
    if (length <= maxBytes) continue;
    await reader?.cancel();
    throw new HttpError(413, 'too-large');
  }
  return new Uint8Array(Buffer.concat(parts));
}
