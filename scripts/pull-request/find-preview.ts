import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { GitHub } from './github';

const deploymentsSchema = z.array(z.object({ id: z.int() }));
const statusesSchema = z.array(z.object({ state: z.string(), environment_url: z.string().nullish() }));

/** States of an unfinished deployment. */
const pendingStates = ['queued', 'pending', 'in_progress'];

/**
 * Returns the origin of the preview of a commit, from its deployments, which Vercel creates; undefined when there is none. Polls an
 * unfinished deployment every `pause` milliseconds for up to `patience` milliseconds.
 */
export async function findPreview({ get }: GitHub, sha: string, { patience = 180_000, pause = 10_000 } = {}): Promise<string | undefined> {
  for (const end = Date.now() + patience; ; await wait(pause)) {
    const states: string[] = [];
    for (const { id } of deploymentsSchema.parse(await get(`deployments?sha=${sha}&per_page=20`))) {
      const [newest] = statusesSchema.parse(await get(`deployments/${id}/statuses?per_page=1`));
      const origin = newest?.state === 'success' ? originOf(newest.environment_url) : undefined;
      if (origin) return origin;
      states.push(newest?.state ?? 'pending');
    }
    if (Date.now() + pause > end || !states.some((state) => pendingStates.includes(state))) return undefined;
  }
}

/** Returns the origin of an https URL with a plain host name, which is safe in a Markdown link; else undefined. */
function originOf(url: string | null | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  const { protocol, hostname, port } = new URL(url);
  return protocol === 'https:' && !port && /^[a-z0-9.-]+$/.test(hostname) ? `https://${hostname}` : undefined;
}
