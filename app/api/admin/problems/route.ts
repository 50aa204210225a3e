import { inTransaction } from '@/lib/base/db/in-transaction';
import { readMailQueue } from '@/lib/newsletter/admin/mail-queue';
import { findRuntimeProblems } from '@/lib/newsletter/admin/runtime-problems';
import { findSettingProblems } from '@/lib/newsletter/admin/setting-problems';
import { createAdminHandler } from '@/server/http/create-admin-handler';

/** Lists what needs an operator's attention besides what `/api/health` reports: settings, late or failing mail, paused campaigns. */
export const GET = createAdminHandler('problems', async () => {
  const running = await inTransaction(async (db) => findRuntimeProblems(db, await readMailQueue(db)));
  return Response.json({ problems: [...findSettingProblems(process.env), ...running] });
});
