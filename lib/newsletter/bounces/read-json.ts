/** JSON in UTF-8, without what is null in it: providers write that where they have nothing to say. Undefined where it is none. */
export function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'), (_, value) => value ?? undefined);
  } catch {
    return undefined;
  }
}
