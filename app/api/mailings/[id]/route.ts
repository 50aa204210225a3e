import { openAdminDoor } from '@/app/api/open-admin-door';
import { actOnMailing, isMailingAct } from '@/app/sending/act-on-mailing';
import { inTransaction } from '@/lib/db/in-transaction';
import { oneOf, readFields } from '@/lib/door/read-fields';
import { Refusal } from '@/lib/door/refusal';
import { groupReplies } from '@/lib/mailings/group-replies';
import { readProgress } from '@/lib/mailings/read-progress';

const idOf = (request: Request) => new URL(request.url).pathname.split('/').at(-1) ?? '';

/** How a mailing stands, and why messages of it failed or were put off. */
export const GET = openAdminDoor('mailing', async (request) => {
  const found = await inTransaction(async (db) => {
    const progress = await readProgress(db, idOf(request));
    if (!progress) return undefined;
    return {
      ...progress,
      failures: await groupReplies(db, progress.id, 'failed'),
      retries: await groupReplies(db, progress.id, 'retrying'),
    };
  });
  if (!found) throw new Refusal(404, 'no-such-mailing');
  return Response.json(found);
});

/** Does one of `pause`, `resume` and `cancel` with a mailing: what `act` says. */
export const POST = openAdminDoor('mailing', async (request) => {
  const act = oneOf(await readFields(request), 'act');
  if (!isMailingAct(act)) throw new Refusal(400, 'malformed');
  return Response.json({ status: (await actOnMailing(idOf(request), act)) ? act : 'unchanged' });
});
