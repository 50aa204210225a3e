/** What Next.js does once when the server starts, before it answers anything. */
export async function register(): Promise<void> {
  // Vercel's functions send after an answer or when the scheduler asks; a build sends nothing.
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.VERCEL || process.env.NEXT_PHASE === 'phase-production-build') return;
  const { resumeSending } = await import('./app/sending/sender');
  resumeSending();
}
