/** One list per process: the server and the code that Next.js bundles each have an instance of this module. */
const held = globalThis as { newsletterShutdownHooks?: Set<Hook> };

/** Is called with a promise that resolves when all requests have ended. */
type Hook = (requestsEnded: Promise<void>) => Promise<void>;

/** Registers work to do before this process ends in an orderly way. */
export function onShutdown(hook: Hook): void {
  held.newsletterShutdownHooks ??= new Set();
  held.newsletterShutdownHooks.add(hook);
}

/** Runs the hooks one after the other, in the order of their registration, and resolves once all requests have ended, too. */
export async function runShutdownHooks(requestsEnded: Promise<void>): Promise<void> {
  const started = new Set<Hook>();
  const runNew = async () => {
    for (const hook of held.newsletterShutdownHooks ?? [])
      if (!started.has(hook)) {
        started.add(hook);
        await hook(requestsEnded).catch((error) => console.error(error));
      }
  };
  await runNew();
  await requestsEnded;
  // The last requests may have registered more.
  await runNew();
}
