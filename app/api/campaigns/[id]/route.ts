import { inTransaction } from '@/lib/base/db/in-transaction';
import { HttpError } from '@/lib/base/http/http-error';
import { readFields, singleValue } from '@/lib/base/http/read-fields';
import { groupReplies, readProgress } from '@/lib/newsletter/campaigns/read-progress';
import { createAdminHandler } from '@/server/http/create-admin-handler';
import { isCampaignAction, runCampaignAction } from '@/server/newsletter/run-campaign-action';

const idOf = (request: Request) => new URL(request.url).pathname.split('/').at(-1) ?? '';

/** Returns a campaign's progress, with the replies to failed and deferred messages. */
export const GET = createAdminHandler('campaign', async (request) => {
  const found = await inTransaction(async (db) => {
    const progress = await readProgress(db, idOf(request));
    if (!progress) return undefined;
    return {
      ...progress,
      failures: await groupReplies(db, progress.id, 'failed'),
      retries: await groupReplies(db, progress.id, 'retrying'),
    };
  });
  if (!found) throw new HttpError(404, 'no-such-campaign');
  return Response.json(found);
});

/** Runs the `action` on a campaign: `pause`, `resume` or `cancel`. */
export const POST = createAdminHandler('campaign', async (request) => {
  const fields = await readFields(request);
  // `act` is the field's former name.
  const action = singleValue(fields, 'action') ?? singleValue(fields, 'act');
  if (!isCampaignAction(action)) throw new HttpError(400, 'malformed');
  return Response.json({ status: (await runCampaignAction(idOf(request), action)) ? action : 'unchanged' });
});
