/** What Next.js does once when the server starts, before it answers anything. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return;
  const { parseSettings } = await import('./lib/base/env/read-settings');
  try {
    parseSettings(process.env);
  } catch (error) {
    // On Vercel the pages stay served; what needs the setting refuses to work (lib/base/env/env.ts).
    if (!process.env.VERCEL) throw error;
    console.error(error instanceof Error ? error.message : error);
  }
  // Vercel's functions send after an answer or when the scheduler asks.
  if (process.env.VERCEL) return;
  const { resumeSending } = await import('./server/newsletter/sender');
  resumeSending();
}
