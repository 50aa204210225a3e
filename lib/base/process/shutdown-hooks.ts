/** One list for the process: the server's own code and that which Next.js loads for it each have a copy of this module. */
const held = globalThis as { newsletterStops?: Set<Work> };

type Work = (answered: Promise<void>) => Promise<void>;

/** Has `work` done before this process ends in an orderly way. It is told when the last visitor has an answer. */
export function onShutdown(work: Work): void {
  held.newsletterStops ??= new Set();
  held.newsletterStops.add(work);
}

/** Does what was asked to be done before the end, one after the other, in the order in which it was asked, and gives when the last visitor has an answer, too. */
export async function runShutdownHooks(answered: Promise<void>): Promise<void> {
  const begun = new Set<Work>();
  const stop = async () => {
    for (const work of held.newsletterStops ?? [])
      if (!begun.has(work)) {
        begun.add(work);
        await work(answered).catch((error) => console.error(error));
      }
  };
  await stop();
  await answered;
  // What the last answers have asked for.
  await stop();
}
