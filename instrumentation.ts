/** Is called by Next.js once when the server starts, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return;
  const { parseSettings } = await import('./lib/base/env/read-settings');
  try {
    parseSettings(process.env);
  } catch (error) {
    // On Vercel finished pages stay available; handlers that need the setting throw (lib/base/env/env.ts).
    if (!process.env.VERCEL) throw error;
    console.error(error instanceof Error ? error.message : error);
  }
  // Functions on Vercel send after a response, or when the scheduler calls.
  if (process.env.VERCEL) return;
  const { resumeSending } = await import('./server/newsletter/sender');
  resumeSending();
}
