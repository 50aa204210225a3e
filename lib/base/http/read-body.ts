import { HttpError } from './http-error';

/**
 * The bytes of a request's body, of which no more is read than is allowed.
 *
 * @throws HttpError 413
 */
export async function readBody(request: Request, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length')) > mostBytes) throw new HttpError(413, 'too-large');
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    parts.push(part.value);
    length += part.value.length;
    if (length <= mostBytes) continue;
    await reader?.cancel();
    throw new HttpError(413, 'too-large');
  }
  return new Uint8Array(Buffer.concat(parts));
}
