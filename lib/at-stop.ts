/** One list for the process: the server's own code and that which Next.js loads for it each have a copy of this module. */
const held = globalThis as { newsletterStops?: Set<() => Promise<void>> };

/** Has `work` done before this process ends in an orderly way. */
export function atStop(work: () => Promise<void>): void {
  held.newsletterStops ??= new Set();
  held.newsletterStops.add(work);
}

/** Does what was asked to be done before the end, one after the other, in the order in which it was asked. */
export async function stopAll(): Promise<void> {
  for (const work of held.newsletterStops ?? []) await work().catch((error) => console.error(error));
}
