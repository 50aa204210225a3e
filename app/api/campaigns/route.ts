import { readDateTime } from '@/lib/base/dates/read-date-time';
import { HttpError } from '@/lib/base/http/http-error';
import { type Fields, oneOf, readFields } from '@/lib/base/http/read-fields';
import { planCampaign } from '@/lib/newsletter/campaigns/plan-campaign';
import { sendTest } from '@/lib/newsletter/campaigns/send-test';
import { startCampaign } from '@/lib/newsletter/campaigns/start-campaign';
import { CannotConnect } from '@/lib/newsletter/email/cannot-connect';
import { readEmailAddress } from '@/lib/newsletter/subscribers/email-address';
import { createAdminHandler } from '@/server/http/create-admin-handler';
import { leavesMail, requireSender, wakeSender } from '@/server/newsletter/sender';

/**
 * Has a post sent: `slug` alone to everybody who wants it, with `at` from a moment on, with `test` to one mailbox as a test; with `dry` it
 * only counts to whom.
 */
export const POST = createAdminHandler('campaigns', async (request) => {
  const fields = await readFields(request);
  const slug = oneOf(fields, 'slug')?.trim() ?? '';
  const to = oneOf(fields, 'test');
  if (oneOf(fields, 'dry')) return Response.json({ status: 'planned', ...(await planCampaign(slug)) });
  requireSender();
  if (to !== undefined) return Response.json({ status: 'tried', outcomes: await tryOn(slug, to) });
  if (leavesMail()) throw new HttpError(409, 'preview-sends-nothing');
  const started = await startCampaign(slug, dateTimeIn(fields));
  wakeSender();
  return Response.json({ status: started.isNew ? 'started' : 'known', id: started.id, state: started.state }, { status: 202 });
});

async function tryOn(slug: string, to: string) {
  const address = readEmailAddress(to);
  if (typeof address === 'string') throw new HttpError(400, `address-${address}`);
  try {
    return await sendTest(slug, address.address);
  } catch (error) {
    // What the mail server says is what an operator who tries wants to know.
    if (error instanceof CannotConnect) return [{ status: error.problem, reply: error.reply }];
    throw error;
  }
}

function dateTimeIn(fields: Fields): Date | undefined {
  const text = oneOf(fields, 'at')?.trim();
  if (!text) return undefined;
  const moment = readDateTime(text);
  if (!moment) throw new HttpError(400, 'bad-time');
  return moment;
}
