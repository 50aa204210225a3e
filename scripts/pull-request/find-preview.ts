import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { GitHub } from './github';

const deploymentsSchema = z.array(z.object({ id: z.int() }));
const statusesSchema = z.array(z.object({ state: z.string(), environment_url: z.string().nullish() }));

/** States that a deployment leaves by itself. */
const underWay = ['queued', 'pending', 'in_progress'];

/**
 * The origin at which a commit can be looked at, from its deployments (Vercel writes them); undefined where there is none. One
 * that is under way is asked for again, every 10 seconds, until `patience` milliseconds have passed.
 */
export async function findPreview({ ask }: GitHub, sha: string, { patience = 180_000, pause = 10_000 } = {}): Promise<string | undefined> {
  for (const end = Date.now() + patience; ; await wait(pause)) {
    const states: string[] = [];
    for (const { id } of deploymentsSchema.parse(await ask(`deployments?sha=${sha}&per_page=20`))) {
      const [newest] = statusesSchema.parse(await ask(`deployments/${id}/statuses?per_page=1`));
      const origin = newest?.state === 'success' ? originOf(newest.environment_url) : undefined;
      if (origin) return origin;
      states.push(newest?.state ?? 'pending');
    }
    if (Date.now() + pause > end || !states.some((state) => underWay.includes(state))) return undefined;
  }
}

/** Of a host by its name alone: nothing else would be a preview, and nothing else is put into a link. */
function originOf(url: string | null | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  const { protocol, hostname, port } = new URL(url);
  return protocol === 'https:' && !port && /^[a-z0-9.-]+$/.test(hostname) ? `https://${hostname}` : undefined;
}
