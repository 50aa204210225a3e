import { z } from 'zod';
import { commentMarker } from './compose-comment';
import type { GitHub } from './github';

const commentsSchema = z.array(z.object({ id: z.int(), body: z.string().nullish(), user: z.object({ login: z.string() }).nullable() }));

/** Whose comments those of workflows are. Anybody else may write the marker, too. */
const author = 'github-actions[bot]';

/** Puts a text into the one comment that a pull request has of ours, or makes that. Says which. */
export async function keepComment(api: GitHub, number: number, body: string): Promise<'changed' | 'made' | 'same'> {
  const known = await findComment(api, number);
  if (!known) await api.send('POST', `issues/${number}/comments`, { body });
  else if (known.body?.trim() === body.trim()) return 'same';
  else await api.send('PATCH', `issues/comments/${known.id}`, { body });
  return known ? 'changed' : 'made';
}

async function findComment({ ask }: GitHub, number: number) {
  // Ours is made within minutes: it is among the first thousand.
  for (let page = 1; page <= 10; page++) {
    const comments = commentsSchema.parse(await ask(`issues/${number}/comments?per_page=100&page=${page}`));
    const found = comments.find(({ user, body }) => user?.login === author && body?.startsWith(commentMarker));
    if (found || comments.length < 100) return found;
  }
  return undefined;
}
