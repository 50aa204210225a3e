import { inTransaction } from '@/lib/base/db/in-transaction';
import { listRunningProblems, listSettingProblems } from '@/lib/newsletter/admin/list-problems';
import { mailQueue } from '@/lib/newsletter/admin/mail-queue';
import { createAdminHandler } from '@/server/http/create-admin-handler';

/** Lists what needs an operator's attention besides what `/api/health` reports: settings, late or failing mail, paused campaigns. */
export const GET = createAdminHandler('problems', async () => {
  const running = await inTransaction(async (db) => listRunningProblems(db, await mailQueue(db)));
  return Response.json({ problems: [...listSettingProblems(), ...running] });
});
