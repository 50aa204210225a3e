import { inTransaction } from '@/lib/base/db/in-transaction';
import { HttpError } from '@/lib/base/http/http-error';
import { oneOf, readFields } from '@/lib/base/http/read-fields';
import { groupReplies } from '@/lib/newsletter/campaigns/group-replies';
import { readProgress } from '@/lib/newsletter/campaigns/read-progress';
import { createAdminHandler } from '@/server/http/create-admin-handler';
import { isCampaignAction, runCampaignAction } from '@/server/newsletter/run-campaign-action';

const idOf = (request: Request) => new URL(request.url).pathname.split('/').at(-1) ?? '';

/** How a campaign stands, and why messages of it failed or were put off. */
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

/** Does one of `pause`, `resume` and `cancel` with a campaign: what `act` says. */
export const POST = createAdminHandler('campaign', async (request) => {
  const act = oneOf(await readFields(request), 'act');
  if (!isCampaignAction(act)) throw new HttpError(400, 'malformed');
  return Response.json({ status: (await runCampaignAction(idOf(request), act)) ? act : 'unchanged' });
});
