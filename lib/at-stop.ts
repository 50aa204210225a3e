/** One list for the process: the server's own code and that which Next.js loads for it each have a copy of this module. */
const held = globalThis as { newsletterStops?: Set<Work> };

type Work = (answered: Promise<void>) => Promise<void>;

/** Has `work` done before this process ends in an orderly way. It is told when the last visitor has an answer. */
export function atStop(work: Work): void {
  held.newsletterStops ??= new Set();
  held.newsletterStops.add(work);
}

/** Does what was asked to be done before the end, one after the other, in the order in which it was asked. */
export async function stopAll(answered: Promise<void>): Promise<void> {
  for (const work of held.newsletterStops ?? []) await work(answered).catch((error) => console.error(error));
}
