/** In `npm run dev` alone, by the body's file. On the global object, since a change of the content loads modules anew. */
const kept = globalThis as { lastGoodBodies?: Map<string, unknown> };

/**
 * Gives what is being made of a body. In development, where the body has an error, gives what was made of it last, or undefined: the
 * page stays in place while its editor reads, below it, what the check says.
 */
export async function lastGoodBody<T>(file: string, making: Promise<T>): Promise<T | undefined> {
  if (process.env.NODE_ENV !== 'development') return making;
  kept.lastGoodBodies ??= new Map();
  try {
    kept.lastGoodBodies.set(file, await making);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  // Whatever is kept under a file's name was made by the same caller.
  return kept.lastGoodBodies.get(file) as T | undefined;
}
