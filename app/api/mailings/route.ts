import { openAdminDoor } from '@/app/api/open-admin-door';
import { leavesMail, requireSender, wakeSender } from '@/app/sending/sender';
import { type Fields, oneOf, readFields } from '@/lib/door/read-fields';
import { Refusal } from '@/lib/door/refusal';
import { CannotConnect } from '@/lib/email/cannot-connect';
import { readEmailAddress } from '@/lib/email-address';
import { planMailing } from '@/lib/mailings/plan-mailing';
import { sendTest } from '@/lib/mailings/send-test';
import { startMailing } from '@/lib/mailings/start-mailing';
import { readMoment } from '@/lib/read-moment';

/**
 * Has a post sent: `slug` alone to everybody who wants it, with `at` from a moment on, with `test` to one mailbox as a test; with `dry` it
 * only counts to whom.
 */
export const POST = openAdminDoor('mailings', async (request) => {
  const fields = await readFields(request);
  const slug = oneOf(fields, 'slug')?.trim() ?? '';
  const to = oneOf(fields, 'test');
  if (oneOf(fields, 'dry')) return Response.json({ status: 'planned', ...(await planMailing(slug)) });
  requireSender();
  if (to !== undefined) return Response.json({ status: 'tried', outcomes: await tryOn(slug, to) });
  if (leavesMail()) throw new Refusal(409, 'preview-sends-nothing');
  const started = await startMailing(slug, momentIn(fields));
  wakeSender();
  return Response.json({ status: started.isNew ? 'started' : 'known', id: started.id, state: started.state }, { status: 202 });
});

async function tryOn(slug: string, to: string) {
  const address = readEmailAddress(to);
  if (typeof address === 'string') throw new Refusal(400, `address-${address}`);
  try {
    return await sendTest(slug, address.address);
  } catch (error) {
    // What the mail server says is what an operator who tries wants to know.
    if (error instanceof CannotConnect) return [{ status: error.problem, reply: error.reply }];
    throw error;
  }
}

function momentIn(fields: Fields): Date | undefined {
  const text = oneOf(fields, 'at')?.trim();
  if (!text) return undefined;
  const moment = readMoment(text);
  if (!moment) throw new Refusal(400, 'bad-moment');
  return moment;
}
