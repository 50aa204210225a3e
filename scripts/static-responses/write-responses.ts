import { writeFileSync } from 'node:fs';
import { isText } from './content-type';
import { type ListedResponse, listResponses } from './list-responses';
import { type Body, type Encoding, type Manifest, manifestFile, type StaticResponse } from './manifest';
import { packBodies } from './pack-bodies';
import { readRouteRules } from './route-rules';

/**
 * Writes the static responses that `npm start` sends without Next.js: the compressed bodies, and a manifest. Returns a summary with their
 * number and sizes.
 */
export async function writeStaticResponses(): Promise<string> {
  const listed = listResponses(readRouteRules());
  const files = new Map<string, { isText: boolean }>();
  for (const response of listed.values())
    for (const { file, contentType } of [response, response.accepted?.response ?? response])
      files.set(file, { isText: isText(contentType) });
  const { bodies, compressed } = await packBodies(files);

  const indexOf = new Map([...bodies.keys()].map((file, index) => [file, index]));
  const headers = new Map<string, number>();
  const manifest: Manifest = {
    responses: Object.fromEntries([...listed].map(([address, response]) => [address, entryOf(response)])),
    headers: [...headers.keys()].map((fields) => JSON.parse(fields)),
    bodies: [...bodies.values()],
  };
  writeFileSync(manifestFile, JSON.stringify(manifest));
  return summaryOf(listed.size, [...bodies.values()], compressed);

  function entryOf({ file, headers: fields, accepted, ...response }: ListedResponse): StaticResponse {
    if (files.get(file)?.isText) fields.set('Vary', [fields.get('Vary') ?? [], 'Accept-Encoding'].flat().join(', '));
    const key = JSON.stringify([...fields].flat());
    if (!headers.has(key)) headers.set(key, headers.size);
    return {
      ...response,
      headers: headers.get(key) ?? 0,
      body: indexOf.get(file) ?? 0,
      accepted: accepted && { ...accepted, response: accepted.response && entryOf(accepted.response) },
    };
  }
}

function summaryOf(responses: number, bodies: Body[], compressed: number): string {
  const texts = bodies.flatMap(({ packed, size }) => (packed?.br ? [{ size, packed }] : []));
  const total = (sizeOf: (text: (typeof texts)[number]) => number) => texts.reduce((sum, text) => sum + sizeOf(text), 0);
  const share = (encoding: Encoding) =>
    `${((100 * total(({ packed }) => packed[encoding]?.[1] ?? 0)) / total(({ size }) => size)).toFixed(1)} %`;
  return `${responses} responses, ${texts.length} compressed texts (${compressed} new): brotli ${share('br')} of their size, gzip ${share('gzip')}`;
}
