import { inTransaction } from '@/lib/db/in-transaction';
import { listRunningProblems, listSettingProblems } from '@/lib/desk/list-problems';
import { mailQueue } from '@/lib/desk/mail-queue';
import { openAdminDoor } from '../open-admin-door';

/** What the running site finds wrong with itself, for `npm run doctor`. */
export const GET = openAdminDoor('problems', async () => {
  const running = await inTransaction(async (db) => listRunningProblems(db, await mailQueue(db)));
  return Response.json({ problems: [...listSettingProblems(), ...running] });
});
